import { useCallback } from 'preact/hooks';
import type { Checklist } from '../../shared/contract/checklist.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Help } from '../../shared/contract/help.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localesOf, pickLocale } from '../../shared/rules/localize.ts';
import type { HelpItem } from '../../snippet/render/panel-view.ts';
import { drawChecklist, drawHelp } from './draw-panel.ts';
import { PageSketch } from './page-sketch.tsx';
import { PreviewFrame, type PreviewLook, type PreviewView } from './preview-frame.tsx';

interface Props {
  draft: GuideContent;
  locale: Locale;
  /** As the one bar of several previews has it. Absent: it has a bar of its own. */
  view?: PreviewView | undefined;
}

/** The checklist and its launcher, drawn by the renderer that the host app uses; a press ticks a task, to see it done. */
export function ChecklistPreview({ checklist, ...shared }: Props & { checklist: Checklist }) {
  const { draft, locale } = shared;
  const draw = useCallback(
    (look: PreviewLook) => drawChecklist(checklist, locale, draft.defaultLocale, look),
    [checklist, locale, draft.defaultLocale],
  );
  return <PanelFrame {...shared} draw={draw} />;
}

interface HelpProps extends Props {
  help: Help;
  items: readonly HelpItem[];
}

export function HelpPreview({ help, items, ...shared }: HelpProps) {
  const { draft, locale } = shared;
  const draw = useCallback(
    (look: PreviewLook) => drawHelp(help, items, locale, draft.defaultLocale, look),
    [help, items, locale, draft.defaultLocale],
  );
  return <PanelFrame {...shared} draw={draw} />;
}

const PanelFrame = ({ draft, locale, ...frame }: Props & { draw: (look: PreviewLook) => () => void }) => (
  <PreviewFrame
    theme={draft.theme}
    locale={pickLocale(localesOf(draft), locale, draft.defaultLocale)}
    {...frame}
  >
    <PageSketch isHidden />
  </PreviewFrame>
);
