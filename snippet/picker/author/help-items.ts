import type { Help } from '../../../shared/contract/help.ts';
import type { Names } from '../../../shared/contract/picker.ts';
import type { HelpItem } from '../../render/panel-view.ts';

type NamedGuide = Names['guides'][number];

/** Hints and banners stand by themselves: there is nothing of them to be had again. */
export const isListable = ({ kind }: NamedGuide): boolean =>
  kind !== 'hint' && kind !== 'banner' && kind !== 'help';

/** What the help will list, as far as it can be told before somebody opens it. */
export function helpItems({ lists }: Help, names: Names | undefined): HelpItem[] {
  const guides = names?.guides ?? [];
  const listed = lists
    ? lists.flatMap((id) => guides.find((guide) => guide.id === id) ?? [])
    : guides.filter((guide) => isListable(guide) && guide.isLive && guide.kind !== 'survey');
  return listed.map(({ id, name, kind }) => ({
    guideId: id,
    name,
    kind,
    isHere: false,
    isCompleted: false,
  }));
}
