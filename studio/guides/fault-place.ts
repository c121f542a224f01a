import { type Phrase, t } from '../ui/i18n.ts';
import { goalWords } from './goal-words.ts';
import { panelWords } from './panel-words.ts';
import { settingWords } from './setting-words.ts';
import { themeWords } from './theme-words.ts';
import { words } from './words.ts';

const parts: Readonly<Record<string, Phrase>> = {
  audience: settingWords.audience,
  conditions: settingWords.situation,
  trigger: settingWords.trigger,
  goal: goalWords.goal,
  theme: themeWords.theme,
};

/** Where in the editor a fault is mended, by its path in the draft: a step or task by its number, a card by its title. */
export function faultPlace(path: string): string | undefined {
  const listed = /^(steps|checklist\.items)\.(\d+)/.exec(path);
  if (listed) return t(listed[1] === 'steps' ? words.step : panelWords.task, Number(listed[2]) + 1);
  const part = parts[path.split('.', 1)[0] ?? ''];
  return part && t(part);
}
