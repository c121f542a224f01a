import type { GuideContent } from '../../shared/contract/guide.ts';
import { type Phrase, t } from '../ui/i18n.ts';
import { goalWords } from './goal-words.ts';
import { panelWords } from './panel-words.ts';
import { settingWords } from './setting-words.ts';
import { themeWords } from './theme-words.ts';
import { words } from './words.ts';

/** Where in the editor something is changed. */
export interface FaultPlace {
  /** A step or task by its number, a card of the settings by its title. */
  name: string;
  section: 'content' | 'settings';
  /** The step or task. */
  pieceId?: string;
  /** The card's id in the page. */
  cardId?: string;
}

const cards: Readonly<Record<string, Phrase>> = {
  audience: settingWords.audience,
  conditions: settingWords.situation,
  trigger: settingWords.trigger,
  goal: goalWords.goal,
  theme: themeWords.theme,
};

/** The id in the page of the card that changes this part of the draft. */
export const cardIdOf = (part: string) => `card-${part}`;

/** Where in the editor a fault is mended, by its path in the draft. */
export function faultPlace(path: string, draft: GuideContent): FaultPlace | undefined {
  const listed = /^(steps|checklist\.items)\.(\d+)/.exec(path);
  if (listed) {
    const isStep = listed[1] === 'steps';
    const index = Number(listed[2]);
    const piece = (isStep ? draft.steps : draft.checklist?.items)?.[index];
    return {
      name: t(isStep ? words.step : panelWords.task, index + 1),
      section: 'content',
      ...(piece && { pieceId: piece.id }),
    };
  }
  const part = path.split('.', 1)[0] ?? '';
  const title = cards[part];
  return title && { name: t(title), section: 'settings', cardId: cardIdOf(part) };
}
