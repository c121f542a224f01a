import type { Step } from '../../../../shared/contract/step.ts';
import { buildStep, npsQuestion } from '../../../support/build-guide.ts';

/** The id of what nobody has. */
export const nobody = '019a0000-0000-7000-8000-00000000dead';

export const everybody = { type: 'all', conditions: [] };
export const draftOf = (segmentId: string, steps: Step[] = [buildStep('ask')]) => ({
  v: 1,
  defaultLocale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
  audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] },
  frequency: { type: 'once' },
  priority: 50,
  theme: { mode: 'auto', accent: '#2255cc' },
  steps,
});
/** Without it a survey can’t be published. */
export const question = buildStep('ask', { layout: 'corner', blocks: [npsQuestion('q1')] });
export const feature = (moduleId: number | null) => ({
  name: 'Mine',
  moduleId,
  isCore: false,
  featureClass: 'record',
  rules: [],
});
