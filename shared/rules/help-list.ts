import type { Help, ListableGuide } from '../contract/help.ts';
import type { Locale } from '../contract/text.ts';
import { localize } from './localize.ts';

/** Hints and banners stand by themselves: there is nothing of them to be had again. */
export const isListable = ({ kind }: Pick<ListableGuide, 'kind'>): boolean =>
  kind !== 'hint' && kind !== 'banner' && kind !== 'help';

/** What a help will list in this language, as far as it can be told before somebody opens it. */
export function helpList(
  { lists }: Help,
  guides: readonly ListableGuide[],
  locale: Locale,
  defaultLocale: Locale,
) {
  const listed = lists
    ? lists.flatMap((id) => guides.find((guide) => guide.id === id && isListable(guide)) ?? [])
    : guides.filter((guide) => isListable(guide) && guide.isLive && guide.kind !== 'survey');
  return listed.map(({ id, name, title, kind }) => ({
    guideId: id,
    name: (title && localize(title, locale, defaultLocale)) || name,
    kind,
    isHere: false,
    isCompleted: false,
  }));
}
