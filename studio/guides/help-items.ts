import { useMemo } from 'preact/hooks';
import type { Help } from '../../shared/contract/help.ts';
import type { HelpItem } from '../../snippet/render/panel-view.ts';
import type { GuideSummary } from '../api.ts';
import { useReferences } from '../references/references.tsx';

/** Hints and banners stand by themselves: there is nothing of them to be had again. */
const isListable = ({ kind }: GuideSummary) => kind !== 'hint' && kind !== 'banner' && kind !== 'help';

/** The guides that a help can list. */
export function useListableGuides(): GuideSummary[] {
  const guides = useReferences().guides.data.value;
  return useMemo(() => guides?.filter(isListable) ?? [], [guides]);
}

/** What a help lists, as the guides are now. */
export function useHelpItems(help: Help | undefined): HelpItem[] {
  const listable = useListableGuides();
  const listed = help?.lists;
  return useMemo(
    () =>
      listable
        .filter(({ id, live, kind }) => (listed ? listed.includes(id) : live && kind !== 'survey'))
        .map(({ id, name, kind }) => ({
          guideId: id,
          name,
          kind,
          isHere: false,
          isCompleted: false,
        })),
    [listable, listed],
  );
}
