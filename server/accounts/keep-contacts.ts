import type { Contact } from '../../shared/contract/account.ts';
import type { Context } from '../context.ts';
import { newId } from '../db/new-id.ts';
import { notFound } from '../http/app-error.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { changes } from '../workspaces/changes.ts';
import { deleteAccountPart } from './account-part-store.ts';
import { insertContact, selectContacts, updateContact } from './contact-store.ts';
import { requireAccount } from './describe-account.ts';
import { insertReason } from './reason-store.ts';
import { workOnAccount } from './work-on-account.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** Whom one speaks to; who decides comes first, who has left last. */
export async function listContacts(context: Clock, scope: Scope, externalId: string) {
  const { id } = await requireAccount(context, scope, externalId);
  return selectContacts(context.db, scope, id);
}

export const addContact = (context: Clock, scope: Scope, externalId: string, contact: Contact) =>
  workOnAccount(context, scope, externalId, 'contact.created', async (trx, accountId, now) => {
    const id = newId(now);
    await insertContact(trx, scope, accountId, id, contact);
    return { id, ...contact };
  });

/** What the loss of somebody in that role means for the account. */
const lossOf = { decisionMaker: 'decisionMakerChanged', keyUser: 'championChanged' } as const;

/** Marking a decision maker or a key user as left is a reason for a risk, which is raised at once. */
export const changeContact = (
  context: Clock,
  scope: Scope,
  externalId: string,
  id: string,
  contact: Contact,
) =>
  workOnAccount(context, scope, externalId, 'contact.changed', async (trx, accountId, now, tell) => {
    const before = (await selectContacts(trx, scope, accountId)).find((each) => each.id === id);
    if (!before || !(await updateContact(trx, scope, accountId, id, contact))) throw notFound('contact');
    // Not what they are called: the log outlives them.
    const { role, stance, leftOn } = contact;
    tell({ contact: id, ...changes<Partial<Contact>>(before, { role, stance, leftOn }) });
    const hasLeft = before.leftOn === null && contact.leftOn !== null;
    if (hasLeft && (contact.role === 'decisionMaker' || contact.role === 'keyUser')) {
      await insertReason(trx, scope, accountId, {
        id: newId(now),
        reason: lossOf[contact.role],
        evidence: `${contact.name} · ${contact.leftOn}`,
        raisedBy: actorName(scope.actor),
        raisedAt: now,
      });
    }
    return { id, ...contact };
  });

export const removeContact = (context: Clock, scope: Scope, externalId: string, id: string) =>
  workOnAccount(context, scope, externalId, 'contact.removed', async (trx, accountId) => {
    if (!(await deleteAccountPart(trx, scope, 'contact', accountId, id))) throw notFound('contact');
  });
