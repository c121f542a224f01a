import type { Block } from '../../shared/contract/block.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { Step } from '../../shared/contract/step.ts';

/** A button of the host app, told apart from others by its name and test id. */
export const buildSignature = (name: string, parts: Partial<Signature> = {}): Signature => ({
  v: 1,
  tag: 'button',
  role: 'button',
  name,
  attributes: { 'data-testid': name.toLowerCase().replaceAll(' ', '-') },
  path: ['div', 'main', 'body'],
  ...parts,
});

export const heading = (id: string, en: string, zh?: string): Block => ({
  id,
  type: 'heading',
  text: { byLocale: { en, ...(zh !== undefined && { 'zh-CN': zh }) } },
});

export const nextButton = (id: string): Block => ({
  id,
  type: 'buttons',
  buttons: [
    { id: `${id}-next`, label: { byLocale: { en: 'Next' } }, look: 'primary', action: { type: 'next' } },
  ],
});

export const buildStep = (id: string, parts: Partial<Step> = {}): Step => ({
  id,
  layout: 'modal',
  placement: 'auto',
  advanceOn: 'button',
  whenMissing: 'skip',
  missingAfterSeconds: 5,
  blocks: [heading(`${id}-title`, `Step ${id}`), nextButton(`${id}-buttons`)],
  ...parts,
});

/** A walkthrough for everybody on every page that can be published as it is; what is given replaces its parts. */
export const buildGuide = (parts: Partial<GuideContent> = {}): GuideContent => ({
  v: 1,
  defaultLocale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
  audience: { type: 'all', conditions: [] },
  frequency: { type: 'once' },
  priority: 50,
  theme: { mode: 'auto', accent: '#2255cc' },
  steps: [buildStep('s1'), buildStep('s2')],
  ...parts,
});

export const npsQuestion = (id: string, prompt = 'Would you recommend Acme to a friend?'): Block => ({
  id,
  type: 'question',
  question: {
    kind: 'nps',
    scale: '1-10',
    prompt: { byLocale: { en: prompt } },
    lowLabel: { byLocale: { en: 'Not at all' } },
    highLabel: { byLocale: { en: 'Strongly recommend' } },
  },
});

/** A survey that asks for one score. */
export const buildSurvey = (parts: Partial<GuideContent> = {}): GuideContent =>
  buildGuide({ steps: [buildStep('ask', { layout: 'corner', blocks: [npsQuestion('q1')] })], ...parts });
