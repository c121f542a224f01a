import { useCallback } from 'preact/hooks';
import type { Checklist } from '../../shared/contract/checklist.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Help } from '../../shared/contract/help.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localesOf, pickLocale } from '../../shared/rules/localize.ts';
import type { HelpItem } from '../../snippet/render/panel-view.ts';
import { drawChecklist, drawHelp } from './draw-panel.ts';
import { PageSketch } from './page-sketch.tsx';
import { PreviewFrame, type PreviewLook } from './preview-frame.tsx';

interface Props {
  draft: GuideContent;
  locale: Locale;
}

/** The checklist and its launcher, drawn by the renderer that the host app uses; a press ticks a task, to see it done. */
export function ChecklistPreview({ draft, checklist, locale }: Props & { checklist: Checklist }) {
  const draw = useCallback(
    (look: PreviewLook) => drawChecklist(checklist, locale, draft.defaultLocale, look),
    [checklist, locale, draft.defaultLocale],
  );
  return <PanelFrame draft={draft} locale={locale} draw={draw} />;
}

interface HelpProps extends Props {
  help: Help;
  items: readonly HelpItem[];
}

export function HelpPreview({ draft, help, items, locale }: HelpProps) {
  const draw = useCallback(
    (look: PreviewLook) => drawHelp(help, items, locale, draft.defaultLocale, look),
    [help, items, locale, draft.defaultLocale],
  );
  return <PanelFrame draft={draft} locale={locale} draw={draw} />;
}

const PanelFrame = ({ draft, locale, draw }: Props & { draw: (look: PreviewLook) => () => void }) => (
  <PreviewFrame
    theme={draft.theme}
    locale={pickLocale(localesOf(draft), locale, draft.defaultLocale)}
    draw={draw}
  >
    <PageSketch isHidden />
  </PreviewFrame>
);
