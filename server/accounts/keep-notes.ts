import type { Note, RiskReason } from '../../shared/contract/account.ts';
import type { Context } from '../context.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { deleteAccountPart } from './account-part-store.ts';
import { touchContact } from './contact-store.ts';
import { insertNote } from './note-store.ts';
import { endReason, insertReason } from './reason-store.ts';
import { workOnAccount } from './work-on-account.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/**
 * Writes a note on the account's timeline; one about a contact tells when one has spoken with them last.
 *
 * @throws invalid_request when the contact is not one of this account
 */
export const addNote = (context: Clock, scope: Scope, externalId: string, note: Note) =>
  workOnAccount(context, scope, externalId, 'note.created', async (trx, accountId, now) => {
    const { contactId, happenedOn } = note;
    if (contactId !== null && !(await touchContact(trx, scope, accountId, contactId, happenedOn))) {
      throw new AppError('invalid_request', 'There is no such contact in this account.', {
        details: [{ path: 'contactId', message: 'must be a contact of this account' }],
      });
    }
    const id = newId(now);
    await insertNote(trx, scope, accountId, { ...note, id, author: actorName(scope.actor), createdAt: now });
    return { id, ...note };
  });

export const removeNote = (context: Clock, scope: Scope, externalId: string, id: string) =>
  workOnAccount(context, scope, externalId, 'note.removed', async (trx, accountId) => {
    if (!(await deleteAccountPart(trx, scope, 'accountNote', accountId, id))) throw notFound('note');
  });

/** Names a reason for which the account may be lost. */
export const raiseReason = (context: Clock, scope: Scope, externalId: string, raised: RiskReason) =>
  workOnAccount(context, scope, externalId, 'risk.raised', async (trx, accountId, now) => {
    const id = newId(now);
    await insertReason(trx, scope, accountId, {
      ...raised,
      id,
      raisedBy: actorName(scope.actor),
      raisedAt: now,
    });
    return { id, ...raised };
  });

/** It no longer holds. */
export const dropReason = (context: Clock, scope: Scope, externalId: string, id: string) =>
  workOnAccount(context, scope, externalId, 'risk.ended', async (trx, accountId, now) => {
    if (!(await endReason(trx, scope, accountId, id, now))) throw notFound('reason');
  });
