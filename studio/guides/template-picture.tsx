import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Theme } from '../../shared/contract/theme.ts';
import { newLocalId } from '../../shared/draft/new-local-id.ts';
import { localesOf, pickLocale } from '../../shared/rules/localize.ts';
import { paintedTheme } from '../../shared/rules/painted-theme.ts';
import { locale as studioLocale } from '../ui/i18n.ts';
import { drawChecklist, drawHelp } from './draw-panel.ts';
import { drawStep } from './draw-step.ts';
import { PageSketch } from './page-sketch.tsx';
import type { PreviewLook } from './preview-frame.tsx';

interface Props {
  kind: GuideKind;
  name: string;
  make: (newId: () => string) => GuideContent;
  /** Which step it shows, from 0. */
  stepIndex?: number | undefined;
  theme: Theme;
}

/** A small picture of a guide to be, drawn by the renderer itself. It is looked at, and never pressed or read. */
export function TemplatePicture({ kind, name, make, stepIndex = 0, theme }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const draft = useMemo(() => make(newLocalId), [make]);
  const locale = studioLocale.value;

  useEffect(() => {
    if (!frame.current) return;
    const look: PreviewLook = {
      container: frame.current,
      theme: paintedTheme(theme),
      locale: pickLocale(localesOf(draft), locale, draft.defaultLocale),
    };
    const { checklist, help, defaultLocale } = draft;
    if (checklist) return drawChecklist(checklist, locale, defaultLocale, look);
    if (help) return drawHelp(help, [], locale, defaultLocale, look);
    const step = draft.steps[stepIndex];
    if (!step) return;
    return drawStep({ kind, name, draft, step, locale, anchor: anchor.current, onGoTo: () => {} }, look);
  }, [draft, locale, kind, name, stepIndex, theme]);

  return (
    <div class="picture" aria-hidden="true" inert>
      <div class="preview__frame picture__frame" data-scheme={theme.mode} ref={frame}>
        <PageSketch isHidden>
          <span class="preview__element" ref={anchor} />
        </PageSketch>
      </div>
    </div>
  );
}
