import { Monitor, Moon, Smartphone, Sun } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localesOf, localize, pickLocale } from '../../shared/rules/localize.ts';
import { layouts } from '../../snippet/render/layouts.ts';
import { questions } from '../../snippet/render/questions.ts';
import { type RenderedStep, renderStep } from '../../snippet/render/render.ts';
import { targetName } from '../picker/target-name.ts';
import { t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { words } from './words.ts';

interface Props {
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  step: Step;
  locale: Locale;
  onGoTo: (stepId: string) => void;
}

/** Stands for a trait that each reader has their own of. */
const sampleOf = (of: 'user' | 'account', trait: string) =>
  trait === 'name' ? t(of === 'user' ? words.sampleUser : words.sampleAccount) : `‹${trait}›`;

/** Layouts that are drawn at an element of the page. */
const isAtElement = ({ layout }: Step): boolean => /^(tooltip|inline|beacon)$/.test(layout);

/** The selected step, drawn by the renderer that the host app uses, over a sketch of a page. */
export function Preview({ kind, name, draft, step, locale, onGoTo }: Props) {
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop');
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLButtonElement>(null);
  const index = draft.steps.findIndex(({ id }) => id === step.id);

  useEffect(() => {
    if (!frame.current) return;
    const goBy = (by: number) => {
      const next = draft.steps[index + by];
      if (next) onGoTo(next.id);
    };
    const shown: RenderedStep = renderStep({
      step: {
        ...localize(step, locale, draft.defaultLocale),
        // The element of the sketch is a button, which nothing can stand inside of.
        ...(step.inlineAt === 'inside' && { inlineAt: 'after' }),
      },
      theme: draft.theme.mode === 'auto' ? { ...draft.theme, mode: scheme } : draft.theme,
      locale: pickLocale(localesOf(draft), locale, draft.defaultLocale),
      kind,
      name,
      questions,
      layouts,
      progress: { index, count: kind === 'survey' ? 1 : draft.steps.length },
      anchor: isAtElement(step) ? anchor.current : null,
      canGoBack: index > 0,
      variable: (of, trait) => sampleOf(of, trait),
      onAction: (action) => {
        if (action.type === 'next') goBy(1);
        if (action.type === 'back') goBy(-1);
        if (action.type === 'goToStep') onGoTo(action.stepId);
      },
      onAnswer: () => goBy(1),
      container: frame.current,
    });
    return () => shown.destroy();
  }, [step, draft, locale, kind, name, index, device, scheme]);

  return (
    <section class="preview" aria-label={t(words.preview)}>
      <div class="row row--apart preview__bar">
        <SegmentedControl
          label={t(words.preview)}
          size="small"
          value={device}
          options={[
            { value: 'desktop', label: t(words.desktop), icon: Monitor },
            { value: 'phone', label: t(words.phone), icon: Smartphone },
          ]}
          onChange={setDevice}
        />
        {draft.theme.mode === 'auto' && (
          <SegmentedControl
            label={t(words.themeMode)}
            size="small"
            value={scheme}
            options={[
              { value: 'light', label: t(words.light), icon: Sun },
              { value: 'dark', label: t(words.dark), icon: Moon },
            ]}
            onChange={setScheme}
          />
        )}
      </div>
      <div class={`preview__frame preview__frame--${device}`} data-scheme={scheme} ref={frame}>
        <div class="preview__page" aria-hidden={step.layout !== 'inline'}>
          <span class="preview__line preview__line--title" />
          <span class="preview__line" />
          <span class="preview__line preview__line--short" />
          <button
            class="preview__element"
            type="button"
            tabIndex={-1}
            ref={anchor}
            style={{ visibility: isAtElement(step) ? 'visible' : 'hidden' }}
          >
            {step.target ? targetName(step.target.signature) : t(words.previewElement)}
          </button>
          <span class="preview__line" />
          <span class="preview__line" />
          <span class="preview__line preview__line--short" />
        </div>
      </div>
    </section>
  );
}
