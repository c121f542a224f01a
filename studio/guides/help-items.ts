import { useMemo } from 'preact/hooks';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { helpList, isListable } from '../../shared/rules/help-list.ts';
import type { HelpItem } from '../../snippet/render/panel-view.ts';
import type { GuideSummary } from '../api.ts';
import { useReferences } from '../references/references.tsx';

/** The guides that a help can list. */
export function useListableGuides(): GuideSummary[] {
  const guides = useReferences().guides.data.value;
  return useMemo(() => guides?.filter(isListable) ?? [], [guides]);
}

/** What the help of a guide lists in this language, as the guides are now. */
export function useHelpItems({ help, defaultLocale }: GuideContent, locale: Locale): HelpItem[] {
  const guides = useListableGuides();
  return useMemo(() => {
    const known = guides.map(({ live, ...guide }) => ({ ...guide, isLive: live !== null }));
    return help ? helpList(help, known, locale, defaultLocale) : [];
  }, [guides, help?.lists, locale, defaultLocale]);
}
