import { type Stage, stages } from '../shared/contract/account.ts';
import { session } from './session.ts';
import { t, type Words } from './ui/i18n.ts';

const words = {
  kickOff: { en: 'Kick-off', 'zh-CN': '启动期' },
  onboarding: { en: 'Onboarding', 'zh-CN': '上手期' },
  steadyUse: { en: 'Steady use', 'zh-CN': '使用期' },
  renewal: { en: 'Renewal', 'zh-CN': '续约期' },
  maintenance: { en: 'Maintenance', 'zh-CN': '维系期' },
} satisfies Words;

/** What the stage is called where nobody has renamed it. */
export const usualStageName = (stage: Stage): string => t(words[stage]);

/** What the workspace calls a stage of its accounts. */
export const stageName = (stage: Stage): string =>
  session.value?.workspace.stageNames[stage] ?? usualStageName(stage);

export const isStage = (name: string): name is Stage => (stages as readonly string[]).includes(name);
