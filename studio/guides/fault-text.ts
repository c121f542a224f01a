import type { PublishingFault } from '../../shared/rules/publishing/faults.ts';
import { publishingMessage } from '../../shared/rules/publishing/messages.ts';
import { locale, t } from '../ui/i18n.ts';
import { languageName } from './language-picker.tsx';
import { words } from './words.ts';

/** Where it is, and what to do: `Step 2: Pick the element that this step points at.` */
export function faultText({ path, code, params }: PublishingFault): string {
  const step = /^steps\.(\d+)/.exec(path)?.[1];
  const task = /^checklist\.items\.(\d+)/.exec(path)?.[1];
  const named = params.locale ? { ...params, locale: languageName(params.locale) } : params;
  const text = publishingMessage({ path, code, params: named }, locale.value);
  if (step !== undefined) return `${t(words.step, Number(step) + 1)}: ${text}`;
  return task === undefined ? text : `${t(words.task, Number(task) + 1)}: ${text}`;
}
