import type { GuideContent, GuideKind } from '../../contract/guide.ts';
import { audienceGaps } from '../audience-gaps.ts';
import { isSafeLink } from '../is-safe-link.ts';
import type { AddError, AddWarning } from './faults.ts';

/** What a guide waits for is named. */
export function checkTrigger({ trigger }: GuideContent, error: AddError): void {
  const waitsForElement = trigger.on === 'elementAppears' || trigger.on === 'elementClicked';
  if (waitsForElement && !trigger.target) error('trigger.target', 'targetMissing');
  if (trigger.on === 'eventTracked' && trigger.eventName === '') error('trigger.eventName', 'eventMissing');
}

const advisedTasks = 7;

/** A checklist has its tasks and a help its title, and each task can be done. */
export function checkParts(kind: GuideKind, content: GuideContent, error: AddError, warn: AddWarning): void {
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

/** Conditions and the goal say all that they need to be asked: without its feature, a goal would keep people from the guide for nothing. */
export function checkAudiences({ audience, conditions, goal }: GuideContent, error: AddError): void {
  if (goal?.featureId === 0) error('goal.featureId', 'featureMissing');
  for (const { path, code } of audienceGaps(audience, 'audience')) error(path, code);
  if (conditions) for (const { path, code } of audienceGaps(conditions, 'conditions')) error(path, code);
}
