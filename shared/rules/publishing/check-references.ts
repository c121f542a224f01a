import type { Condition } from '../../contract/audience.ts';
import type { GuideContent } from '../../contract/guide.ts';
import type { Target } from '../../contract/target.ts';
import { eachLeaf } from '../audience-gaps.ts';
import type { AddError, AddWarning } from './faults.ts';

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

/** Calls `visit` with every condition of the audience and the situation, and where it is. */
function eachCondition(
  { audience, conditions }: GuideContent,
  visit: (condition: Condition, path: string) => void,
): void {
  eachLeaf(audience, 'audience', visit);
  if (conditions) eachLeaf(conditions, 'conditions', visit);
}

/** What a guide names is there: another guide, a segment, a feature. */
export function checkReferences(content: GuideContent, known: KnownReferences, error: AddError): void {
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
export function checkSeen(
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
