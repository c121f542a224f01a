import { expect, test } from 'vitest';
import type { Traits } from '../../../shared/contract/audience.ts';
import type { Availability } from '../../../shared/contract/feature.ts';
import { isAvailable } from '../../../shared/rules/is-available.ts';

const plan: Availability = { type: 'plan', plans: ['Pro', 'Enterprise'] };
const module: Availability = { type: 'module' };
const beta: Availability = { type: 'trait', trait: 'beta', operator: 'isSet' };

const cases: [why: string, availability: Availability, moduleName: string | null, Traits, boolean][] = [
  ['all accounts', { type: 'all' }, null, {}, true],
  ['one of its plans, however it is written', plan, null, { plan: 'pro' }, true],
  ['another plan', plan, null, { plan: 'basic' }, false],
  ['a plan nobody has told', plan, null, {}, false],
  ['no plan at all', { type: 'plan', plans: [] }, null, { plan: 'pro' }, false],
  ['its module', module, 'Billing', { modules: ['Sales', 'billing'] }, true],
  ['another module', module, 'Billing', { modules: ['Sales'] }, false],
  ['a single module told as a text', module, 'Billing', { modules: 'Billing' }, true],
  ['modules nobody has told', module, 'Billing', {}, false],
  ['a feature of no module', module, null, {}, true],
  ['its trait', beta, null, { beta: 'yes' }, true],
  ['without its trait', beta, null, {}, false],
];

test.each(cases)('%s', (_, availability, moduleName, traits, expected) => {
  expect(isAvailable(availability, moduleName, traits)).toBe(expected);
});
