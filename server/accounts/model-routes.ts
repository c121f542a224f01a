import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  churnSchema,
  contactSchema,
  criterionSchema,
  levelOverrideSchema,
  noteSchema,
  riskReasonSchema,
} from '../../shared/contract/account.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { sayTo } from '../http/error-response.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { importAnswer, ownersAnswer } from './answers.ts';
import { setChurn, setLevel } from './decide-on-account.ts';
import { importAccounts } from './import-accounts.ts';
import { addContact, changeContact, listContacts, removeContact } from './keep-contacts.ts';
import { addCriterion, changeCriterion, listCriteria, removeCriterion } from './keep-criteria.ts';
import { addNote, dropReason, raiseReason, removeNote } from './keep-notes.ts';
import { listOwners } from './list-owners.ts';
import { sayFaults } from './say-faults.ts';

const tags = ['Accounts and users'];
const account = v.object({ id: externalIdSchema });
const part = v.object({ id: externalIdSchema, partId: uuidSchema });
const withId = { id: uuidSchema };
const criterion = v.object({ ...withId, ...criterionSchema.entries });
const contact = v.object({ ...withId, ...contactSchema.entries });
const note = v.object({ ...withId, ...noteSchema.entries });
const reason = v.object({ ...withId, ...riskReasonSchema.entries });

/** What people know of an account, under `/api/v1`: criteria, contacts, notes, reasons, and imports of many. */
export const accountModelRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/owners',
      describeRoute({
        summary: 'Members who can look after accounts',
        tags,
        responses: { 200: answer('By name, with their team', ownersAnswer) },
      }),
      requireRight('account.read'),
      async (c) => c.json({ owners: await listOwners(context, c.var.scope) }),
    )
    .post(
      '/accounts-import',
      describeRoute({
        summary: 'Take accounts from a CSV with a heading; the same file again changes nothing',
        tags,
        responses: { 200: answer('What was taken, and each line that was not, with why', importAnswer) },
      }),
      // Who has a portfolio can't: the lines would tell which ids there are outside of it.
      requireRight('account.assign'),
      validate('json', v.strictObject({ csv: v.pipe(v.string(), v.minLength(1)) })),
      async (c) => {
        const taken = await importAccounts(context, c.var.scope, c.req.valid('json').csv);
        return c.json(sayFaults(taken, sayTo(c)));
      },
    )
    .get(
      '/accounts/:id/criteria',
      describeRoute({
        summary: 'Success criteria of an account',
        tags,
        responses: { 200: answer('Criteria', v.object({ criteria: v.array(criterion) })) },
      }),
      requireRight('account.read'),
      validate('param', account),
      async (c) => c.json({ criteria: await listCriteria(context, c.var.scope, c.req.valid('param').id) }),
    )
    .post(
      '/accounts/:id/criteria',
      describeRoute({
        summary: 'Write down a success criterion',
        tags,
        responses: { 201: answer('The criterion', criterion) },
      }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', criterionSchema),
      async (c) =>
        c.json(await addCriterion(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .put(
      '/accounts/:id/criteria/:partId',
      describeRoute({
        summary: 'Change a success criterion, such as the value of a quarter',
        tags,
        responses: { 200: answer('The criterion', criterion) },
      }),
      requireRight('account.write'),
      validate('param', part),
      validate('json', criterionSchema),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        return c.json(await changeCriterion(context, c.var.scope, id, partId, c.req.valid('json')));
      },
    )
    .delete(
      '/accounts/:id/criteria/:partId',
      describeRoute({ summary: 'Remove a success criterion', tags, responses: { 204: answer('Removed') } }),
      requireRight('account.write'),
      validate('param', part),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        await removeCriterion(context, c.var.scope, id, partId);
        return c.body(null, 204);
      },
    )
    .get(
      '/accounts/:id/contacts',
      describeRoute({
        summary: 'Contacts of an account',
        tags,
        responses: {
          200: answer('Who decides first, who has left last', v.object({ contacts: v.array(contact) })),
        },
      }),
      requireRight('account.read'),
      validate('param', account),
      async (c) => c.json({ contacts: await listContacts(context, c.var.scope, c.req.valid('param').id) }),
    )
    .post(
      '/accounts/:id/contacts',
      describeRoute({ summary: 'Add a contact', tags, responses: { 201: answer('The contact', contact) } }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', contactSchema),
      async (c) =>
        c.json(await addContact(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .put(
      '/accounts/:id/contacts/:partId',
      describeRoute({
        summary: 'Change a contact; marking a decision maker as left raises a risk',
        tags,
        responses: { 200: answer('The contact', contact) },
      }),
      requireRight('account.write'),
      validate('param', part),
      validate('json', contactSchema),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        return c.json(await changeContact(context, c.var.scope, id, partId, c.req.valid('json')));
      },
    )
    .delete(
      '/accounts/:id/contacts/:partId',
      describeRoute({ summary: 'Remove a contact', tags, responses: { 204: answer('Removed') } }),
      requireRight('account.write'),
      validate('param', part),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        await removeContact(context, c.var.scope, id, partId);
        return c.body(null, 204);
      },
    )
    .post(
      '/accounts/:id/notes',
      describeRoute({
        summary: 'Write a note, a call or a visit on the timeline of an account',
        tags,
        responses: { 201: answer('The note', note) },
      }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', noteSchema),
      async (c) =>
        c.json(await addNote(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .delete(
      '/accounts/:id/notes/:partId',
      describeRoute({ summary: 'Remove a note', tags, responses: { 204: answer('Removed') } }),
      requireRight('account.write'),
      validate('param', part),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        await removeNote(context, c.var.scope, id, partId);
        return c.body(null, 204);
      },
    )
    .post(
      '/accounts/:id/risk-reasons',
      describeRoute({
        summary: 'Name a reason for which an account may be lost',
        tags,
        responses: { 201: answer('The reason', reason) },
      }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', riskReasonSchema),
      async (c) =>
        c.json(await raiseReason(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .delete(
      '/accounts/:id/risk-reasons/:partId',
      describeRoute({ summary: 'A reason no longer holds', tags, responses: { 204: answer('Ended') } }),
      requireRight('account.write'),
      validate('param', part),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        await dropReason(context, c.var.scope, id, partId);
        return c.body(null, 204);
      },
    )
    .put(
      '/accounts/:id/level',
      describeRoute({
        summary: 'Set the adoption level by hand, with a reason, for a time',
        tags,
        responses: { 204: answer('Set') },
      }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', levelOverrideSchema),
      async (c) => {
        await setLevel(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/accounts/:id/level',
      describeRoute({
        summary: 'Let the facts decide the adoption level again',
        tags,
        responses: { 204: answer('Released') },
      }),
      requireRight('account.write'),
      validate('param', account),
      async (c) => {
        await setLevel(context, c.var.scope, c.req.valid('param').id, null);
        return c.body(null, 204);
      },
    )
    .put(
      '/accounts/:id/churn',
      describeRoute({
        summary: 'Note that an account was lost, with a reason and a sentence',
        tags,
        responses: { 204: answer('Noted') },
      }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', churnSchema),
      async (c) => {
        await setChurn(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/accounts/:id/churn',
      describeRoute({
        summary: 'The account was not lost, or is back',
        tags,
        responses: { 204: answer('Noted') },
      }),
      requireRight('account.write'),
      validate('param', account),
      async (c) => {
        await setChurn(context, c.var.scope, c.req.valid('param').id, null);
        return c.body(null, 204);
      },
    );
