import type { Checklist } from '../../shared/contract/checklist.ts';
import type {
  DeliveredGuide,
  DeliveredStep,
  Frequency,
  GuideContent,
  Trigger,
} from '../../shared/contract/guide.ts';
import type { QuestionKind } from '../../shared/contract/survey.ts';
import type { Target } from '../../shared/contract/target.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { PaintedTheme, Theme } from '../../shared/contract/theme.ts';
import { categoryOf } from '../../shared/rules/category-of.ts';
import { localesOf, localize, pickLocale } from '../../shared/rules/localize.ts';
import { paintedTheme } from '../../shared/rules/painted-theme.ts';
import { defaultSurveyRules } from '../../shared/rules/survey-eligibility.ts';
import type { PublishedGuide } from './published-store.ts';

/**
 * A published guide as a page may see it: named field by field, so that nothing which is added to a guide later
 * reaches the public by itself. One language; no audience; of a target only how it is found.
 */
export function toDeliveredGuide(
  { id, version, kind, name, content }: PublishedGuide,
  wanted: Locale,
  appTheme: Theme,
): DeliveredGuide {
  const { defaultLocale, trigger, theme, checklist, help, title, searchWords } = content;
  const locale = pickLocale(localesOf([content.steps, checklist, help]), wanted, defaultLocale);
  return {
    id,
    version,
    kind,
    category: categoryOf(kind, content),
    name: (title && localize(title, locale, defaultLocale)) || name,
    locale,
    trigger: toDeliveredTrigger(trigger),
    frequency: asksForScore(content) ? noSoonerThanARepeat(content.frequency) : content.frequency,
    priority: content.priority,
    theme: toDeliveredTheme(theme ?? appTheme),
    steps: content.steps.map((step) => toDeliveredStep(step, locale, defaultLocale)),
    ...(checklist && { checklist: localize(withoutPickedAt(checklist), locale, defaultLocale) }),
    ...(help && { help: localize(help, locale, defaultLocale) }),
    ...(searchWords && { searchWords: localize(searchWords, locale, defaultLocale) ?? '' }),
  };
}

function toDeliveredTheme({ mode, accent, darkAccent, font, radius, logo }: Theme): PaintedTheme {
  return paintedTheme({
    mode,
    accent,
    ...(darkAccent && { darkAccent }),
    ...(font && { font }),
    ...(radius !== undefined && { radius }),
    ...(logo && { logo }),
  });
}

function toDeliveredTrigger(trigger: Trigger): Trigger {
  const { delaySeconds, pages } = trigger;
  const common = { delaySeconds, pages };
  switch (trigger.on) {
    case 'elementAppears':
    case 'elementClicked':
      return {
        on: trigger.on,
        ...common,
        ...(trigger.target && { target: toDeliveredTarget(trigger.target) }),
      };
    case 'eventTracked':
      return { on: trigger.on, ...common, eventName: trigger.eventName };
    case 'inactivity':
      return { on: trigger.on, ...common, seconds: trigger.seconds };
    default:
      return { on: trigger.on, ...common };
  }
}

const toDeliveredTarget = ({ signature, ignoresText, isExactPlace }: Target): Target => ({
  signature,
  ...(ignoresText && { ignoresText }),
  ...(isExactPlace && { isExactPlace }),
});

const withoutPickedAt = (checklist: Checklist): Checklist => ({
  ...checklist,
  items: checklist.items.map(({ doneWhen, ...task }) => ({
    ...task,
    doneWhen:
      doneWhen.type === 'click' && doneWhen.target
        ? { type: 'click', target: toDeliveredTarget(doneWhen.target) }
        : doneWhen,
  })),
});

function toDeliveredStep(
  step: GuideContent['steps'][number],
  locale: Locale,
  defaultLocale: Locale,
): DeliveredStep {
  const { id, layout, target, placement, advanceOn, pages, whenMissing, missingAfterSeconds, when } = step;
  const { marker, inlineAt, opensFolded, next } = step;
  return {
    id,
    layout,
    ...(target && { target: toDeliveredTarget(target) }),
    placement,
    ...(marker && { marker }),
    ...(inlineAt && { inlineAt }),
    ...(opensFolded && { opensFolded }),
    advanceOn,
    ...(pages && { pages }),
    whenMissing,
    missingAfterSeconds,
    ...(when && { when }),
    ...(next && { next }),
    blocks: localize(step.blocks, locale, defaultLocale),
  };
}

/**
 * Whether the guide is bound by the quiet rule of surveys: it asks for a recommendation, or for satisfaction in
 * general. Satisfaction with what has just happened, asked after its event, is no wave.
 */
export function asksForScore({ steps, trigger }: GuideContent): boolean {
  const asks = (kind: QuestionKind) =>
    steps.some(({ blocks }) =>
      blocks.some((block) => block.type === 'question' && block.question.kind === kind),
    );
  return asks('nps') || (asks('csat') && trigger.on !== 'eventTracked');
}

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
