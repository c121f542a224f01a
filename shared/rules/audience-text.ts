import type { Audience, Condition } from '../contract/audience.ts';
import { conditionText, type KnownNames } from './decision-text.ts';

type Language = 'en' | 'zh-CN';

const joints = {
  en: { all: ' and ', any: ' or ', none: ' or ' },
  'zh-CN': { all: '，且', any: '，或', none: '，或' },
} as const;

/** Who is meant, as a phrase: “user role is admin and (in segment Trial or account plan is pro)”. */
export function audienceText(audience: Audience, language: Language, names: KnownNames = {}): string {
  return say(audience, language, names, false) || (language === 'en' ? 'everybody' : '所有人');
}

function say(audience: Audience, language: Language, names: KnownNames, isInner: boolean): string {
  if (!('conditions' in audience)) return conditionText(audience as Condition, language, names);
  const parts = audience.conditions
    .map((condition) => say(condition, language, names, audience.conditions.length > 1))
    .filter((part) => part !== '');
  const joined = parts.join(joints[language][audience.type]);
  if (joined === '') return '';
  if (audience.type === 'none') return language === 'en' ? `not (${joined})` : `不满足（${joined}）`;
  if (parts.length === 1 || !isInner) return joined;
  return language === 'en' ? `(${joined})` : `（${joined}）`;
}
