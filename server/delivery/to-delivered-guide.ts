import type { DeliveredGuide, DeliveredStep, Frequency, GuideContent } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localesOf, localize, pickLocale } from '../../shared/rules/localize.ts';
import { defaultSurveyRules } from '../../shared/rules/survey-eligibility.ts';
import type { PublishedGuide } from './published-guides.ts';

/**
 * A published guide as a page may see it: named field by field, so that nothing which is added to a guide later
 * reaches the public by itself. One language; no audience; of a target only its signature.
 */
export function toDeliveredGuide(
  { id, version, kind, name, content }: PublishedGuide,
  wanted: Locale,
): DeliveredGuide {
  const { defaultLocale, trigger, theme } = content;
  const locale = pickLocale(localesOf(content.steps), wanted, defaultLocale);
  return {
    id,
    version,
    kind,
    name,
    locale,
    trigger: { on: trigger.on, delaySeconds: trigger.delaySeconds, pages: trigger.pages },
    frequency: asksForScore(content) ? noSoonerThanARepeat(content.frequency) : content.frequency,
    priority: content.priority,
    theme: { mode: theme.mode, accent: theme.accent },
    steps: content.steps.map((step) => toDeliveredStep(step, locale, defaultLocale)),
  };
}

function toDeliveredStep(
  step: GuideContent['steps'][number],
  locale: Locale,
  defaultLocale: Locale,
): DeliveredStep {
  const { id, layout, target, placement, advanceOn, pages, whenMissing, missingAfterSeconds, when } = step;
  return {
    id,
    layout,
    ...(target && { target: { signature: target.signature } }),
    placement,
    advanceOn,
    ...(pages && { pages }),
    whenMissing,
    missingAfterSeconds,
    ...(when && { when }),
    blocks: localize(step.blocks, locale, defaultLocale),
  };
}

/** Whether the guide has a question for a score, and so is bound by the quiet rule of surveys. */
export const asksForScore = (content: GuideContent): boolean =>
  content.steps.some(({ blocks }) =>
    blocks.some((block) => block.type === 'question' && block.question.kind === 'nps'),
  );

/**
 * Who may be asked is decided here at each delivery; between two deliveries a page goes by the frequency alone, so
 * that one must not allow what the quiet rule forbids.
 */
function noSoonerThanARepeat(frequency: Frequency): Frequency {
  const { repeatAfterDays } = defaultSurveyRules;
  if (frequency.type === 'always') return { type: 'everyDays', days: repeatAfterDays };
  return frequency.type === 'everyDays'
    ? { type: 'everyDays', days: Math.max(frequency.days, repeatAfterDays) }
    : frequency;
}
