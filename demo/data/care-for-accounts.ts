import { changeAccount } from '../../server/accounts/change-account.ts';
import { setChurn, setLevel } from '../../server/accounts/decide-on-account.ts';
import { importAccounts } from '../../server/accounts/import-accounts.ts';
import { addContact } from '../../server/accounts/keep-contacts.ts';
import { addCriterion } from '../../server/accounts/keep-criteria.ts';
import { addIssue } from '../../server/accounts/keep-issues.ts';
import { addNote, raiseReason } from '../../server/accounts/keep-notes.ts';
import { addPlanItem } from '../../server/accounts/keep-plan.ts';
import type { Context } from '../../server/context.ts';
import type { Scope } from '../../server/http/scope.ts';
import { noteRevenue } from '../../server/metrics/note-revenue.ts';
import { changeThresholds } from '../../server/workspaces/change-thresholds.ts';
import { createMember } from '../../server/workspaces/create-member.ts';
import { addDays } from './calendar.ts';
import { type Carer, careFor, dayOfMaking } from './care.ts';
import { demoCast } from './cast.ts';

const colleagues: Record<Exclude<Carer, 'dana'>, { name: string; locale: 'en' | 'zh-CN' }> = {
  lena: { name: 'Lena Brandt', locale: 'en' },
  minzhou: { name: '周敏', locale: 'zh-CN' },
  marco: { name: 'Marco Ruiz', locale: 'en' },
};

/** What the vendor of the demo SaaS pays to win a customer, in euros. */
const acquisitionCost = 9000;

/**
 * Makes the demo's accounts known before anybody is seen in them, each with an owner, a contract and what one has
 * written down about it.
 *
 * @param dana the member whom the demo signs in
 * @param featureIds of the features that there are, by name
 */
export async function careForAccounts(
  context: Context,
  scope: Scope,
  {
    seed,
    startsOn,
    dana,
    password,
    featureIds,
  }: {
    seed: string;
    startsOn: string;
    dana: string;
    password: string;
    featureIds: ReadonlyMap<string, number>;
  },
): Promise<void> {
  const ids: Record<Carer, string> = { dana, lena: '', minzhou: '', marco: '' };
  for (const [key, person] of Object.entries(colleagues)) {
    const email = `${key}@cairn.example`;
    const { id } = await createMember(context, scope, { ...person, email, password, role: 'csm' });
    ids[key as Carer] = id;
  }
  const accounts = demoCast(seed, startsOn);
  await importAccounts(context, scope, ['id', ...accounts.map(({ id }) => id)].join('\n'));
  const today = dayOfMaking(startsOn);
  for (const account of accounts) {
    const { formerContract } = careFor(account, seed, today);
    if (formerContract) await changeAccount(context, scope, account.id, { fields: formerContract });
  }
  await changeThresholds(context, scope, { acquisitionCost });
  await noteRevenue(context);
  for (const account of accounts) {
    const { owner, fields, criteria, contacts, notes, reasons, churn, plan, issues } = careFor(
      account,
      seed,
      today,
    );
    const by: Scope = {
      ...scope,
      actor: scope.actor.kind === 'member' ? { ...scope.actor, memberId: ids[owner] } : scope.actor,
    };
    await changeAccount(context, by, account.id, { fields: { ...fields, ownerId: ids[owner] } });
    for (const { features, ...criterion } of criteria) {
      const served = features.flatMap((name) => featureIds.get(name) ?? []);
      await addCriterion(context, by, account.id, { ...criterion, featureIds: served });
    }
    const made = [];
    for (const contact of contacts) made.push(await addContact(context, by, account.id, contact));
    for (const note of notes) {
      await addNote(context, by, account.id, { ...note, contactId: made.at(-1)?.id ?? null });
    }
    const raisedOn = churn ? addDays(churn.churnedOn, -75) : addDays(today, -19);
    const lately = { ...context, now: () => new Date(`${raisedOn}T02:00:00Z`) };
    for (const reason of reasons) await raiseReason(lately, by, account.id, reason);
    // Hope, of which the facts knew nothing.
    if (account.id === 'acc-cascade') {
      const then = { ...context, now: () => new Date(`${addDays(today, -150)}T02:00:00Z`) };
      const reason = 'Their new sponsor promised a restart after the reorganisation.';
      await setLevel(then, by, account.id, { level: 'medium', reason, until: addDays(today, -90) });
    }
    for (const item of plan) await addPlanItem(context, by, account.id, item);
    for (const issue of issues) {
      const then = { ...context, now: () => new Date(`${addDays(issue.openedOn, 4)}T02:00:00Z`) };
      await addIssue(then, by, account.id, issue);
    }
    if (churn) await setChurn(context, by, account.id, churn);
  }
  // The contracts of today, of which some followed those above.
  await noteRevenue({ ...context, now: () => new Date(`${today}T02:00:00Z`) });
}
