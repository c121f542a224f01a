import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { ingestCounts } from '../../../server/ingest/ingest-counts.ts';
import { environmentByPublicKey } from '../../../server/workspaces/environment-by-key.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildSignature, buildStep } from '../../support/build-guide.ts';
import type { Tenant } from '../../support/build-tenant.ts';
import type { BuiltWorkspace } from '../../support/build-workspace.ts';
import { type HeardStatements, hearStatements } from '../../support/hear-statements.ts';
import { type OidcServer, startOidcServer } from '../../support/oidc-server.ts';
import type { SignedIn } from '../../support/sign-in.ts';
import type { TestDatabase } from '../../support/test-database.ts';
import {
  listing,
  listingOfWorkspace,
  naming,
  namingInWorkspace,
  referring,
  settingUp,
} from './tenancy/all-calls.ts';
import { draftOf, everybody, feature, nobody } from './tenancy/bodies.ts';
import { type Call, entries } from './tenancy/calls.ts';
import { buildPlace, buildStranger, type Place } from './tenancy/places.ts';

/*
 * The routes of `tenancy.test`, each called so that it succeeds: every statement that it sends is read, and what it
 * changed is looked up in the audit log.
 */

let database: TestDatabase;
let context: Context;
let acme: BuiltWorkspace;
let admin: SignedIn;
let mine: Tenant;
let stranger: Tenant;
let call: Place['call'];
let heard: HeardStatements;
let provider: OidcServer;
let asked = 0;

beforeAll(async () => {
  const place = await buildPlace();
  ({ database, context, acme, admin, mine, call } = place);
  stranger = await buildStranger(place);
  heard = await hearStatements(database.pool, () => [
    ...[acme.workspaceId, acme.appId, acme.production.id, acme.staging.id],
  ]);
  provider = await startOidcServer('http://cairn.test/api/v1/oidc/callback');
});
afterAll(async () => {
  await provider.stop();
  await database.drop();
});

describe('every statement says whose rows it means', () => {
  test('and one that does not is noticed', async () => {
    heard.loose();
    const all = context.db.selectFrom('account').selectAll();
    await all.execute();
    await all.where('environmentId', '=', mine.environmentId).execute();
    await all.where('environmentId', '=', stranger.environmentId).execute();
    expect(heard.loose().map(({ values }) => values)).toEqual([[], [stranger.environmentId]]);
  });

  test('whatever route sends it, with the ids of one’s own; and what it changed is in the audit log', async () => {
    const answer = await database.db
      .selectFrom('response')
      .select('runId')
      .where('environmentId', '=', mine.environmentId)
      .executeTakeFirstOrThrow();
    // Otherwise it is written while others are listened to.
    await ingestCounts(context).flush();
    heard.loose();
    const before = heard.total;
    /** What was made on the way, by where: it is what is changed and removed next. */
    const made = new Map<string, string>([['/answers/walnut-user', answer.runId]]);
    const found = new Set<string>();
    const failed = new Set<string>();
    for (const [route, callOf] of inOrder(
      entries(listing, listingOfWorkspace, referring, settingUp, naming, namingInWorkspace),
    )) {
      const wanted = (await prepared[route]?.()) ?? callOf(mine);
      // What it took is not what the route sends.
      heard.loose();
      const path = [nobody, mine.pickerSessionId].reduce(
        (known, part) => known.replace(part, made.get(known.slice(0, known.indexOf(`/${part}`))) ?? part),
        wanted.path,
      );
      const { status, text, requestId } = await callAtRevision(route, { ...wanted, path });
      // Who asks is found first: from then on PostgreSQL looks too.
      const unlocked = heard.unlocked().filter(({ text }) => !/\bfrom (session|environment)\b/.test(text));
      const loose = heard.loose();
      for (const { text } of [...loose, ...unlocked].filter(({ text }) => !seen.test(text)))
        found.add(`${route}: ${text}`);
      if (status === 201) made.set(path, JSON.parse(text).id);
      if (route.startsWith('GET') || asking.includes(route)) continue;
      if (status >= 300) failed.add(route);
      else if (!(await isAudited(requestId, changing.test(route) && !beginning.includes(route)))) {
        found.add(`${route} is not in the audit log`);
      }
      heard.loose();
    }
    expect(heard.total - before).toBeGreaterThan(800);
    expect([...found]).toEqual([]);
    expect([...failed]).toEqual([]);
  }, 60_000);
});

/** They change nothing: they ask for more than an address can hold, or end what is not there. */
const asking = [
  'POST /audience-preview',
  'POST /audience-preview/people',
  'POST /audience-preview/people.csv',
  'POST /back-test',
  'POST /explain',
  'POST /goal-forecast',
  'POST /guides/:id/dry-run',
  'POST /guides/:id/explain',
  'POST /tag-hits',
  'POST /tag-matches',
  'POST /tag-preview',
  'DELETE /guides/:id/plan',
  'DELETE /picker-sessions/:id',
];

/** Once a minute it is noted that somebody was there, by what they are known by. */
const seen = /^update session set last_seen_at/;

const changing = /^(PUT|PATCH) /;
/**
 * Without what it was before: they begin something, or note once an hour that somebody writes, or the name of the action
 * says it.
 */
const beginning = [
  'PUT /answers/:user/:run/tasks/:kind',
  'PUT /guides/:id/draft',
  'PUT /guides/:id/review',
  'PUT /reviews/:id',
];

/** Routes that need something to be there first, or a request of their own, so that they change what can be told. */
const prepared: Record<string, () => Promise<Call>> = {
  'DELETE /segments/:id': async () => {
    const { id } = await make('/segments', { name: 'Unused', audience: everybody });
    return { path: `/segments/${id}` };
  },
  'PATCH /features/:id/versions/:version': async () => ({
    path: `/features/${mine.featureId}/versions/1`,
    body: { revision: 1, startsOn: null, endsOn: '2025-11-30' },
  }),
  'POST /alerts/:id/guide': async () => {
    // One that somebody has not used yet.
    const { id } = await make('/features', feature(null));
    return { path: `/alerts/${mine.alertId}/guide`, body: { featureId: id } };
  },
  'POST /features/:id/repair': async () => {
    const signature = buildSignature('Approve');
    const rules = [{ type: 'click', target: { signature } }];
    const { id } = await make('/features', { ...feature(null), rules });
    return {
      path: `/features/${id}/repair`,
      body: { revision: 1, rule: 0, signatureId: await clickedOn(signature) },
    };
  },
  'POST /guides/:guideId/steps/:stepId/repair': async () => {
    const signature = buildSignature('Save');
    const steps = [buildStep('ask', { target: { signature } })];
    const draft = draftOf(mine.segmentId, steps);
    const { id } = await make('/guides', { kind: 'walkthrough', name: 'Mine', draft });
    return {
      path: `/guides/${id}/steps/ask/repair`,
      body: { signatureId: await clickedOn(buildSignature('Save all')) },
    };
  },
  'POST /guides/:id/review/return': async () => {
    const path = `/guides/${mine.guideId}/review`;
    await callAtRevision('PUT', { path, body: { revision: 1, note: '' } });
    return { path: `${path}/return`, body: { comment: 'No' } };
  },
  'DELETE /guides/:id/review': async () => {
    const path = `/guides/${mine.guideId}/review`;
    await callAtRevision('PUT', { path, body: { revision: 1, note: '' } });
    return { path };
  },
  'POST /webhooks/:id/deliveries/:deliveryId/resend': async () => {
    const { id } = await database.db
      .selectFrom('webhookDelivery')
      .where('webhookId', '=', mine.webhookId)
      .select('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    return { path: `/webhooks/${mine.webhookId}/deliveries/${id}/resend` };
  },
  'PUT /guides/:id/plan': async () => {
    const path = `/guides/${mine.guideId}/plan`;
    const at = (publishAt: string) => ({ path, body: { revision: 1, publishAt } });
    await callAtRevision('PUT', at('2100-01-01T00:00:00Z'));
    return at('2100-01-02T00:00:00Z');
  },
  'PUT /identity-provider': async () => {
    const { issuer, clientId, clientSecret } = provider;
    const of = (domains: string[]) => ({
      path: '/identity-provider',
      body: { issuer, clientId, clientSecret, domains, newcomerRole: null },
    });
    await call('PUT', of(['walnut.example']));
    return of(['walnut.example', 'other.example']);
  },
  'PUT /sign-in-policy': async () => {
    // Who has none would be let in no more.
    await database.db
      .updateTable('member')
      .set({ totpSince: new Date() })
      .where('id', '=', admin.id)
      .execute();
    return { path: '/sign-in-policy', body: { requiresSecondFactor: true } };
  },
  'PUT /users/:id': async () => ({ path: '/users/walnut-user', body: { isDeactivated: true } }),
};

async function make(path: string, body: object): Promise<{ id: string }> {
  const { status, text } = await call('POST', { path, body });
  expect(status, text).toBe(201);
  return JSON.parse(text);
}

/** Has somebody click on it, and returns what the server calls the element. */
async function clickedOn(signature: Signature): Promise<number> {
  const hash = signatureHash(signature);
  const { userId, accountId, environmentId } = mine;
  const click = {
    kind: 'click',
    name: 'element.clicked',
    signature: hash,
    path: '/walnut',
    userId,
    accountId,
  } as const;
  const batch = {
    ...buildBatch([buildEvent(new Date(), click)], new Date()),
    signatures: { [hash]: signature },
  };
  const environment = await environmentByPublicKey(context, acme.production.publicKey);
  await ingest(context, environment!, batch, 'browser');
  await ingestCounts(context).flush();
  const { id } = await database.db
    .selectFrom('signature')
    .where('environmentId', '=', environmentId)
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

/** What makes and changes before what takes away, parts before wholes; what is archived can then come back. */
function inOrder(calls: [string, (of: Tenant) => Call][]) {
  const place = (route: string) => {
    if (route.includes('/restore')) return 3;
    // Before their account takes them with it.
    if (route === 'DELETE /users/:id' || route === 'DELETE /reviews/:id') return 1;
    if (/^DELETE \/\w+\/:id$/.test(route)) return 2;
    return route.startsWith('DELETE') || /unpublish|resolve|PATCH \/members|review\/return/.test(route)
      ? 1
      : 0;
  };
  return calls.toSorted(([a], [b]) => place(a) - place(b));
}

/** As somebody who has loaded it just now: with the revision that there is by then. */
async function callAtRevision(route: string, { path, body }: Call) {
  for (let revision = 1; ; revision++) {
    const requestId = `asked-${++asked}`;
    const given = body && typeof body === 'object' && 'revision' in body ? { ...body, revision } : body;
    const at = { path: path.replace(/revision=\d+/, `revision=${revision}`), body: given };
    const answer = await call(route, at, admin.cookie, requestId);
    const isStale = answer.status === 409 && /load it again/.test(answer.text);
    if (!isStale || revision === 9) return { ...answer, requestId };
  }
}

/** Who and what are there in any case; of a change, what it was before too. */
async function isAudited(requestId: string, isChange: boolean): Promise<boolean> {
  const entries = await database.db
    .selectFrom('auditEntry')
    .where('workspaceId', '=', acme.workspaceId)
    .where('requestId', '=', requestId)
    .where('actor', '=', `member:${admin.id}`)
    .select('details')
    .execute();
  return entries.some(({ details }) => !isChange || JSON.stringify(details).includes('"before":'));
}
