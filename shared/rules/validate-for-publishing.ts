import type { Condition } from '../contract/audience.ts';
import type { Block } from '../contract/block.ts';
import type { GuideContent, GuideKind } from '../contract/guide.ts';
import type { Step } from '../contract/step.ts';
import type { AnswerCondition, Question } from '../contract/survey.ts';
import type { Target } from '../contract/target.ts';
import type { Localized, RichText } from '../contract/text.ts';
import { audienceGaps, eachLeaf } from './audience-gaps.ts';
import { cardColors, contrast, parseColor } from './contrast.ts';
import { standsAtTarget } from './interrupts.ts';
import { isSafeLink, isSafeMedia, leadsSomewhere } from './is-safe-link.ts';
import { localesOf } from './localize.ts';
import { steeringWords } from './steering-words.ts';

/** Faults that keep a guide from being published. */
export const publishingErrorCodes = [
  'textMissing',
  'targetMissing',
  'stepUnknown',
  'questionUnknown',
  'optionUnknown',
  'conditionImpossible',
  'idRepeated',
  'questionMissing',
  'npsOutsideSurvey',
  'npsRepeated',
  'linkUnsafe',
  'mediaUnsafe',
  'rewardPromised',
  'scoreAsked',
  'stepsMissing',
  'partMissing',
  'guideMissing',
  'eventMissing',
  'featureMissing',
  'segmentMissing',
  'traitMissing',
  'pageMissing',
  'referenceUnknown',
  'benefitMissing',
  'targetUnseen',
  'linkBroken',
] as const;
/** Faults that the author should think over. */
export const publishingWarningCodes = [
  'translationMissing',
  'translationStale',
  'altMissing',
  'steeringWords',
  'questionNotEarlier',
  'noWayOn',
  'manySteps',
  'manyTasks',
  'longVideo',
  'longText',
  'lowContrast',
  'pageUnseen',
] as const;

export type PublishingErrorCode = (typeof publishingErrorCodes)[number];
export type PublishingWarningCode = (typeof publishingWarningCodes)[number];

/** `path` points into the draft (`steps.0.blocks.1.text`); `params` are for the message. */
export interface PublishingFault<Code = PublishingErrorCode | PublishingWarningCode> {
  path: string;
  code: Code;
  params: Record<string, string>;
}

export interface PublishingFaults {
  /** Not to be published while there are any. */
  errors: PublishingFault<PublishingErrorCode>[];
  warnings: PublishingFault<PublishingWarningCode>[];
}

const advisedSteps = 7;
const advisedTasks = 7;

/** What a guide may refer to: that which exists in its app. */
export interface KnownReferences {
  guideIds: ReadonlySet<string>;
  segmentIds: ReadonlySet<string>;
  featureIds: ReadonlySet<number>;
  /** Whether anything like it was ever picked, clicked or found in the app. Absent: that is not known. */
  isSeen?: (target: Target) => boolean;
  /** Whether a page of the app was ever opened. Absent: that is not known. */
  isPageSeen?: (path: string) => boolean;
}

/**
 * What is wrong with a draft beyond its shape: what keeps it from being published, and what should be thought over.
 *
 * @param known absent: whether what it refers to exists is not asked
 */
export function validateForPublishing(
  kind: GuideKind,
  content: GuideContent,
  known?: KnownReferences,
): PublishingFaults {
  const errors: PublishingFaults['errors'] = [];
  const warnings: PublishingFaults['warnings'] = [];
  const error = (path: string, code: PublishingErrorCode, params: Record<string, string> = {}) =>
    errors.push({ path, code, params });
  const warn = (path: string, code: PublishingWarningCode, params: Record<string, string> = {}) =>
    warnings.push({ path, code, params });

  const questions = questionsOf(content.steps);
  if (content.steps.length === 0 && kind !== 'checklist' && kind !== 'help') error('steps', 'stepsMissing');

  checkIds(content, error);
  checkTexts(content, error, warn);
  content.steps.forEach((step, index) => {
    checkStep(step, index, content, error, warn);
    const path = `steps.${index}`;
    if (step.when) checkAnswerCondition(step.when, `${path}.when`, index - 1, questions, error, warn);
    for (const [i, { when, stepId }] of (step.next ?? []).entries()) {
      checkAnswerCondition(when, `${path}.next.${i}.when`, index, questions, error, warn);
      if (!content.steps.some(({ id }) => id === stepId)) {
        error(`${path}.next.${i}.stepId`, 'stepUnknown', { id: stepId });
      }
    }
  });
  checkTrigger(content, error);
  checkParts(kind, content, error, warn);
  checkAudiences(content, error);
  if (known) checkReferences(content, known, error);
  if (known) checkSeen(content, known, error, warn);
  checkBenefit(kind, content, error);
  checkLengths(content, warn);
  checkContrast(content, warn);
  checkQuestions(kind, questions, error);
  if (questions.some(({ question }) => question.kind === 'nps')) checkNeutrality(content, error, warn);
  if (kind === 'walkthrough' && content.steps.length > advisedSteps) {
    warn('steps', 'manySteps', { count: String(content.steps.length), advised: String(advisedSteps) });
  }
  return { errors, warnings };
}

type AddError = (path: string, code: PublishingErrorCode, params?: Record<string, string>) => void;
type AddWarning = (path: string, code: PublishingWarningCode, params?: Record<string, string>) => void;

interface PlacedQuestion {
  id: string;
  stepIndex: number;
  path: string;
  question: Question;
}

const questionsOf = (steps: readonly Step[]): PlacedQuestion[] =>
  steps.flatMap((step, stepIndex) =>
    step.blocks.flatMap((block, blockIndex) =>
      block.type === 'question'
        ? [
            {
              id: block.id,
              stepIndex,
              path: `steps.${stepIndex}.blocks.${blockIndex}`,
              question: block.question,
            },
          ]
        : [],
    ),
  );

/** Steps and blocks are referred to by id from elsewhere in the guide and from events: each id stands for one thing. */
function checkIds(content: GuideContent, error: AddError): void {
  const unique = () => {
    const seen = new Set<string>();
    return (path: string, id: string) => {
      if (seen.has(id)) error(path, 'idRepeated', { id });
      seen.add(id);
    };
  };
  const step = unique();
  const block = unique();
  const button = unique();
  content.steps.forEach(({ id, blocks }, stepIndex) => {
    step(`steps.${stepIndex}.id`, id);
    blocks.forEach((item, blockIndex) => {
      const path = `steps.${stepIndex}.blocks.${blockIndex}`;
      block(`${path}.id`, item.id);
      if (item.type === 'buttons') {
        for (const [i, { id: buttonId }] of item.buttons.entries())
          button(`${path}.buttons.${i}.id`, buttonId);
      }
      if (item.type === 'question' && item.question.kind === 'choice') {
        const option = unique();
        for (const [i, { id: optionId }] of item.question.options.entries()) {
          option(`${path}.question.options.${i}.id`, optionId);
        }
      }
    });
  });
}

/** Every text is there in the default language; what is there in one language should be there in all of them. */
function checkTexts(content: GuideContent, error: AddError, warn: AddWarning): void {
  const { steps, checklist, help } = content;
  const parts = { steps, ...(checklist && { checklist }), ...(help && { help }) };
  const locales = localesOf(parts);
  eachLocalized(parts, '', (dotted, value) => {
    const path = dotted.slice(1);
    const has = (locale: string) => !isBlank(value.byLocale[locale]);
    const filled = Object.keys(value.byLocale).filter(has);
    // An empty placeholder or description of an image is one that the author left out.
    if (filled.length === 0 && /\.(placeholder|alt|hint)$/.test(path)) {
      if (path.endsWith('.alt')) warn(path, 'altMissing');
      return;
    }
    if (!has(content.defaultLocale)) {
      error(path, 'textMissing', { locale: content.defaultLocale });
      return;
    }
    for (const locale of locales) {
      if (!has(locale)) warn(path, 'translationMissing', { locale });
      else if (value.staleIn?.includes(locale)) warn(path, 'translationStale', { locale });
    }
  });
}

function checkStep(
  step: Step,
  index: number,
  { steps }: GuideContent,
  error: AddError,
  warn: AddWarning,
): void {
  const path = `steps.${index}`;
  if ((standsAtTarget(step.layout) || step.advanceOn === 'targetClick') && !step.target) {
    error(`${path}.target`, 'targetMissing');
  }
  step.blocks.forEach((block, i) => {
    checkLinks(block, `${path}.blocks.${i}`, error);
    if (block.type === 'video' && block.isLong) warn(`${path}.blocks.${i}`, 'longVideo');
    if (block.type !== 'buttons') return;
    for (const [b, { action }] of block.buttons.entries()) {
      if (action.type === 'goToStep' && !steps.some(({ id }) => id === action.stepId)) {
        error(`${path}.blocks.${i}.buttons.${b}.action.stepId`, 'stepUnknown', { id: action.stepId });
      }
      const at = `${path}.blocks.${i}.buttons.${b}.action`;
      if (action.type === 'startGuide' && action.guideId === '') error(`${at}.guideId`, 'guideMissing');
      if (action.type === 'track' && action.name === '') error(`${at}.name`, 'eventMissing');
    }
  });
  if (index < steps.length - 1 && !leadsOn(step)) warn(path, 'noWayOn');
}

/** Whether there is anything on a step that takes the user to another one. */
const leadsOn = (step: Step): boolean =>
  step.advanceOn === 'targetClick' ||
  step.blocks.some(
    (block) =>
      block.type === 'question' ||
      (block.type === 'buttons' &&
        block.buttons.some(({ action }) => action.type === 'next' || action.type === 'goToStep')),
  );

/** A link can only lead somewhere, and there is such a place. */
function checkLink(link: string, path: string, error: AddError): void {
  if (!isSafeLink(link)) error(path, 'linkUnsafe', { link });
  else if (!leadsSomewhere(link)) error(path, 'linkBroken', { link });
}

function checkLinks(block: Block, path: string, error: AddError): void {
  const checkSpans = (byLocale: Record<string, RichText>, at: string) => {
    for (const [locale, spans] of Object.entries(byLocale)) {
      spans.forEach((span, i) => {
        if (span.type === 'text' && span.href !== undefined) {
          checkLink(span.href, `${at}.byLocale.${locale}.${i}.href`, error);
        }
      });
    }
  };
  switch (block.type) {
    case 'text':
      checkSpans(block.text.byLocale, `${path}.text`);
      break;
    case 'list':
      for (const [i, item] of block.items.entries()) checkSpans(item.byLocale, `${path}.items.${i}`);
      break;
    case 'buttons':
      for (const [i, { action }] of block.buttons.entries()) {
        if (action.type === 'openUrl') checkLink(action.url, `${path}.buttons.${i}.action.url`, error);
      }
      break;
    case 'image':
      if (!isSafeMedia(block.src)) error(`${path}.src`, 'mediaUnsafe', { link: block.src });
      break;
    case 'video':
      if (!isSafeMedia(block.src)) error(`${path}.src`, 'mediaUnsafe', { link: block.src });
      if (block.poster && !isSafeMedia(block.poster)) {
        error(`${path}.poster`, 'mediaUnsafe', { link: block.poster });
      }
      break;
  }
}

/** A condition asks about a question that exists, and for an answer that can be given. */
function checkAnswerCondition(
  when: AnswerCondition,
  path: string,
  lastIndex: number,
  questions: readonly PlacedQuestion[],
  error: AddError,
  warn: AddWarning,
): void {
  const asked = questions.find(({ id }) => id === when.questionId);
  if (!asked) {
    error(`${path}.questionId`, 'questionUnknown', { id: when.questionId });
    return;
  }
  if (asked.stepIndex > lastIndex) warn(`${path}.questionId`, 'questionNotEarlier', { id: when.questionId });
  const { question } = asked;
  const asksForScore = when.min !== undefined || when.max !== undefined;
  if (asksForScore && (question.kind === 'choice' || question.kind === 'text')) {
    error(path, 'conditionImpossible');
  } else if (when.min !== undefined && when.max !== undefined && when.min > when.max) {
    error(path, 'conditionImpossible');
  }
  if (when.options === undefined) return;
  if (question.kind !== 'choice' || when.options.length === 0) {
    error(`${path}.options`, 'conditionImpossible');
    return;
  }
  when.options.forEach((id, i) => {
    if (!question.options.some((option) => option.id === id)) {
      error(`${path}.options.${i}`, 'optionUnknown', { id });
    }
  });
}

/** What a guide waits for is named. */
function checkTrigger({ trigger }: GuideContent, error: AddError): void {
  const waitsForElement = trigger.on === 'elementAppears' || trigger.on === 'elementClicked';
  if (waitsForElement && !trigger.target) error('trigger.target', 'targetMissing');
  if (trigger.on === 'eventTracked' && trigger.eventName === '') error('trigger.eventName', 'eventMissing');
}

/** A checklist has its tasks and a help its title, and each task can be done. */
function checkParts(kind: GuideKind, content: GuideContent, error: AddError, warn: AddWarning): void {
  const { checklist, help } = content;
  if (kind === 'checklist' && !checklist) error('checklist', 'partMissing');
  if (kind === 'help' && !help) error('help', 'partMissing');
  if (!checklist) return;
  const seen = new Set<string>();
  checklist.items.forEach(({ id, action, doneWhen }, i) => {
    const path = `checklist.items.${i}`;
    if (seen.has(id)) error(`${path}.id`, 'idRepeated', { id });
    seen.add(id);
    if (action.type === 'startGuide' && action.guideId === '')
      error(`${path}.action.guideId`, 'guideMissing');
    if (action.type === 'openUrl' && !isSafeLink(action.url)) {
      error(`${path}.action.url`, 'linkUnsafe', { link: action.url });
    }
    if (doneWhen.type === 'event' && doneWhen.name.trim() === '')
      error(`${path}.doneWhen.name`, 'eventMissing');
    if (doneWhen.type === 'guideCompleted' && doneWhen.guideId === '') {
      error(`${path}.doneWhen.guideId`, 'guideMissing');
    }
    if (doneWhen.type === 'feature' && doneWhen.featureId === 0) {
      error(`${path}.doneWhen.featureId`, 'featureMissing');
    }
    if (doneWhen.type === 'page' && doneWhen.pattern === '') error(`${path}.doneWhen.pattern`, 'pageMissing');
    if (doneWhen.type === 'click' && !doneWhen.target) error(`${path}.doneWhen.target`, 'targetMissing');
  });
  if (checklist.items.length > advisedTasks) {
    const count = String(checklist.items.length);
    warn('checklist.items', 'manyTasks', { count, advised: String(advisedTasks) });
  }
}

/** Conditions say all that they need to be asked. */
function checkAudiences({ audience, conditions }: GuideContent, error: AddError): void {
  for (const { path, code } of audienceGaps(audience, 'audience')) error(path, code);
  if (conditions) for (const { path, code } of audienceGaps(conditions, 'conditions')) error(path, code);
}

/** Calls `visit` with every condition of the audience and the situation, and where it is. */
function eachCondition(
  { audience, conditions }: GuideContent,
  visit: (condition: Condition, path: string) => void,
): void {
  eachLeaf(audience, 'audience', visit);
  if (conditions) eachLeaf(conditions, 'conditions', visit);
}

/** What a guide names is there: another guide, a segment, a feature. */
function checkReferences(content: GuideContent, known: KnownReferences, error: AddError): void {
  const guide = (path: string, id: string) => {
    if (id !== '' && !known.guideIds.has(id)) error(path, 'referenceUnknown', { id });
  };
  const feature = (path: string, id: number) => {
    if (id !== 0 && !known.featureIds.has(id)) error(path, 'referenceUnknown', { id: String(id) });
  };
  eachCondition(content, (condition, path) => {
    if (condition.type === 'guideState') guide(`${path}.guideId`, condition.guideId);
    if (condition.type === 'feature') feature(`${path}.featureId`, condition.featureId);
    if (
      condition.type === 'segment' &&
      condition.segmentId !== '' &&
      !known.segmentIds.has(condition.segmentId)
    ) {
      error(`${path}.segmentId`, 'referenceUnknown', { id: condition.segmentId });
    }
  });
  if (content.goal) feature('goal.featureId', content.goal.featureId);
  content.steps.forEach(({ blocks }, s) => {
    blocks.forEach((block, b) => {
      if (block.type !== 'buttons') return;
      for (const [i, { action }] of block.buttons.entries()) {
        if (action.type === 'startGuide') {
          guide(`steps.${s}.blocks.${b}.buttons.${i}.action.guideId`, action.guideId);
        }
      }
    });
  });
  content.help?.lists?.forEach((id, i) => {
    guide(`help.lists.${i}`, id);
  });
  content.checklist?.items.forEach(({ action, doneWhen }, i) => {
    const path = `checklist.items.${i}`;
    if (action.type === 'startGuide') guide(`${path}.action.guideId`, action.guideId);
    if (doneWhen.type === 'guideCompleted') guide(`${path}.doneWhen.guideId`, doneWhen.guideId);
    if (doneWhen.type === 'feature') feature(`${path}.doneWhen.featureId`, doneWhen.featureId);
  });
}

/** Elements and pages of the host app that a guide leads to were there at least once. */
function checkSeen(
  { steps, checklist }: GuideContent,
  { isSeen, isPageSeen }: KnownReferences,
  error: AddError,
  warn: AddWarning,
): void {
  steps.forEach(({ target }, index) => {
    if (target && isSeen && !isSeen(target)) error(`steps.${index}.target`, 'targetUnseen');
  });
  const link = (path: string, url: string) => {
    const page = /^\/(?!\/)[^?#]*/.exec(url)?.[0];
    if (page !== undefined && isPageSeen && !isPageSeen(page)) warn(path, 'pageUnseen', { link: page });
  };
  steps.forEach(({ blocks }, s) => {
    blocks.forEach((block, b) => {
      if (block.type !== 'buttons') return;
      for (const [i, { action }] of block.buttons.entries()) {
        if (action.type === 'openUrl') link(`steps.${s}.blocks.${b}.buttons.${i}.action.url`, action.url);
      }
    });
  });
  checklist?.items.forEach(({ action }, i) => {
    if (action.type === 'openUrl') link(`checklist.items.${i}.action.url`, action.url);
  });
}

/** News says what it does for its reader: a heading alone tells that something is new, and not why to care. */
function checkBenefit(kind: GuideKind, { steps, defaultLocale }: GuideContent, error: AddError): void {
  if (kind !== 'announcement' || steps.length === 0) return;
  const says = ({ blocks }: Step): boolean =>
    blocks.some((block) => {
      if (block.type === 'text') return !isBlank(block.text.byLocale[defaultLocale]);
      return block.type === 'list' && block.items.some((item) => !isBlank(item.byLocale[defaultLocale]));
    });
  if (!steps.some(says)) error('steps.0.blocks', 'benefitMissing');
}

/** About what can be read at a glance; a Chinese character says as much as two or three letters. */
const advisedLength = { heading: 70, text: 320 };

function checkLengths({ steps }: GuideContent, warn: AddWarning): void {
  steps.forEach(({ blocks }, s) => {
    blocks.forEach((block, b) => {
      if (block.type !== 'heading' && block.type !== 'text') return;
      const advised = advisedLength[block.type];
      for (const [locale, text] of Object.entries(block.text.byLocale)) {
        const length = [...textOf(text)].reduce(
          (sum, character) => sum + (character > '\u2e80' ? 2.5 : 1),
          0,
        );
        if (length > advised) {
          warn(`steps.${s}.blocks.${b}.text.byLocale.${locale}`, 'longText', { locale });
        }
      }
    });
  });
}

/** The renderer brings every use of the colour to what WCAG asks for; below this little of the colour is left. */
const leastContrast = 2;

function checkContrast({ theme }: GuideContent, warn: AddWarning): void {
  if (!theme) return;
  for (const mode of theme.mode === 'auto' ? (['light', 'dark'] as const) : [theme.mode]) {
    const accent = (mode === 'dark' && theme.darkAccent) || theme.accent;
    const ratio = contrast(parseColor(accent), cardColors[mode]);
    if (ratio < leastContrast) warn('theme.accent', 'lowContrast');
  }
}

/** A survey asks something; a score is asked for once, and only by a survey, because only those are throttled. */
function checkQuestions(kind: GuideKind, questions: readonly PlacedQuestion[], error: AddError): void {
  if (kind === 'survey' && questions.length === 0) error('steps', 'questionMissing');
  const scores = questions.filter(({ question }) => question.kind === 'nps');
  for (const { path } of kind === 'survey' ? scores.slice(1) : scores) {
    error(path, kind === 'survey' ? 'npsRepeated' : 'npsOutsideSurvey');
  }
}

/** Nothing in a guide that asks for a score pays for it, asks for a certain one, or steers towards one. */
function checkNeutrality(content: GuideContent, error: AddError, warn: AddWarning): void {
  eachLocalized(content.steps, 'steps', (path, value) => {
    // The ends of the scale are names of answers: "strongly recommend" is one of them.
    if (/\.(lowLabel|highLabel)$/.test(path)) return;
    for (const [locale, text] of Object.entries(value.byLocale)) {
      const found = steeringWords(textOf(text));
      if (!found) continue;
      const at = `${path}.byLocale.${locale}`;
      if (found.sort === 'reward') error(at, 'rewardPromised', { words: found.words });
      else if (found.sort === 'askedScore') error(at, 'scoreAsked', { words: found.words });
      else warn(at, 'steeringWords', { words: found.words });
    }
  });
}

/** Calls `visit` with every localized value inside `value` and where it is. */
function eachLocalized(
  value: unknown,
  path: string,
  visit: (path: string, value: Localized<unknown>) => void,
): void {
  if (value === null || typeof value !== 'object') return;
  if ('byLocale' in value) {
    visit(path, value as Localized<unknown>);
    return;
  }
  for (const [key, item] of Object.entries(value)) eachLocalized(item, `${path}.${key}`, visit);
}

/** A text or rich text as it reads; a variable counts as a word. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return '';
  return (value as RichText).map((span) => (span.type === 'text' ? span.text : '…')).join('');
}

const isBlank = (value: unknown): boolean => textOf(value).trim() === '';
