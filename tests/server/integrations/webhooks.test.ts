import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { createGuide } from '../../../server/guides/edit-guide.ts';
import { publishGuide, unpublishGuide } from '../../../server/guides/publish-guide.ts';
import { announce } from '../../../server/integrations/announce.ts';
import { deliverWebhooks } from '../../../server/integrations/deliver-webhooks.ts';
import { mailGivenUp } from '../../../server/integrations/mail-given-up.ts';
import { buildSurvey } from '../../support/build-guide.ts';
import { buildCustomer } from '../../support/build-tenant.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { startMailServer } from '../../support/mail-server.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

let database: TestDatabase;
let context: Context;
let acme: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let receiver: Server;
let url: string;
let received: Received[];
let answerWith: number;
const clock = createSetClock();

beforeAll(async () => {
  database = await createTestDatabase();
  const config = readConfig({ PUBLIC_URL: 'http://cairn.test', CAIRN_PRIVATE_RECEIVERS: '1' });
  context = database.context({ now: clock.now, config });
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answerWith).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  receiver.close();
  await database.drop();
});
beforeEach(async () => {
  clock.set(new Date());
  received = [];
  answerWith = 200;
  acme = await buildWorkspace(context);
  api = callApi(createApp(context), acme.production.secretKey);
});

const make = async (parts: object = {}) => {
  const { status, body } = await api('POST', '/webhooks', {
    name: 'Ours',
    url,
    format: 'json',
    kinds: ['guide.published', 'guide.unpublished', 'response.recorded'],
    ...parts,
  });
  expect(status).toBe(201);
  return body as { id: string; secret: string };
};
const publish = async () => {
  const { scope } = acme.production;
  const draft = buildSurvey();
  const guide = await createGuide(context, scope, { kind: 'survey', name: 'Half-year', draft });
  await publishGuide(context, scope, guide.id, guide.revision);
  return guide.id;
};
const deliveries = async (id: string) => (await api('GET', `/webhooks/${id}/deliveries`)).body.deliveries;

describe('a receiver', () => {
  test('gets what happens, signed so that a standard library accepts it', async () => {
    const { secret } = await make();
    const guideId = await publish();
    await deliverWebhooks(context);
    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [Received];
    const told = new Webhook(secret).verify(body, headers as Record<string, string>);
    expect(told).toEqual({
      id: headers['webhook-id'],
      kind: 'guide.published',
      at: expect.any(String),
      environmentId: acme.production.id,
      data: { guideId, guideName: 'Half-year', version: 1 },
    });
    expect(() => new Webhook('whsec_AAAA').verify(body, headers as Record<string, string>)).toThrow();
  });

  test('hears of answers, with who gave them', async () => {
    await make({ kinds: ['response.recorded'] });
    const guideId = await publish();
    await buildCustomerAnswer(guideId);
    await deliverWebhooks(context);
    expect(JSON.parse(received[0]!.body).data).toEqual({
      responseId: expect.any(String),
      guideId,
      guideName: 'Half-year',
      questionKind: 'nps',
      score: 9,
      choices: null,
      text: null,
      userId: 'cedar-user',
      accountId: 'cedar-account',
      accountName: 'cedar company',
    });
  });

  test('hears nothing of what it did not ask for, of another environment, or of what was rolled back', async () => {
    await make({ kinds: ['guide.unpublished'] });
    await publish();
    const { scope } = acme.staging;
    const guide = await createGuide(context, scope, { kind: 'survey', name: 'Other', draft: buildSurvey() });
    await publishGuide(context, scope, guide.id, guide.revision);
    await unpublishGuide(context, scope, guide.id);
    await context.db
      .transaction()
      .execute(async (trx) => {
        const data = { guideId: 'x', guideName: 'x' };
        await announce(trx, acme.production.scope, { kind: 'guide.unpublished', data });
        throw new Error('undone');
      })
      .catch(() => {});
    await deliverWebhooks(context);
    expect(received).toEqual([]);
  });

  test('in the format of Slack gets a sentence in which names mean nothing', async () => {
    await make({ format: 'slack' });
    const { scope } = acme.production;
    const name = '<!channel> & <https://evil.example|click> *bold*';
    const guide = await createGuide(context, scope, { kind: 'survey', name, draft: buildSurvey() });
    await publishGuide(context, scope, guide.id, guide.revision);
    await deliverWebhooks(context);
    expect(JSON.parse(received[0]!.body)).toEqual({
      text: '*&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt; ∗bold∗* was published (version 1)',
    });
  });
});

describe('a delivery that fails', () => {
  test('is tried again, later and later, under the same id, until it arrives', async () => {
    const { id } = await make();
    await publish();
    answerWith = 503;
    await deliverWebhooks(context);
    expect(await deliveries(id)).toMatchObject([{ attempts: 1, status: 503, deliveredAt: null }]);
    await deliverWebhooks(context);
    expect(received).toHaveLength(1);
    clock.advance({ ms: 5_000 });
    await deliverWebhooks(context);
    clock.advance({ ms: 59_000 });
    await deliverWebhooks(context);
    expect(received).toHaveLength(2);
    answerWith = 204;
    clock.advance({ ms: 1_000 });
    await deliverWebhooks(context);
    expect(await deliveries(id)).toMatchObject([
      { attempts: 3, status: 204, nextAt: null, deliveredAt: clock.now().toISOString() },
    ]);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    clock.advance({ ms: 86_400_000 });
    await deliverWebhooks(context);
    expect(received).toHaveLength(3);
  });

  test('is given up after a day and more, and can be sent again by hand', async () => {
    const { id } = await make();
    await publish();
    answerWith = 500;
    for (let tries = 0; tries < 20; tries++) {
      await deliverWebhooks(context);
      clock.advance({ ms: 10 * 3_600_000 });
    }
    expect(received).toHaveLength(9);
    const [{ id: deliveryId }] = await deliveries(id);
    expect((await api('GET', '/webhooks')).body.webhooks).toMatchObject([{ waiting: 0 }]);
    answerWith = 200;
    expect((await api('POST', `/webhooks/${id}/deliveries/${deliveryId}/resend`)).status).toBe(202);
    await deliverWebhooks(context);
    expect(await deliveries(id)).toMatchObject([{ nextAt: null, deliveredAt: clock.now().toISOString() }]);
  });

  test('because nobody listens says so', async () => {
    const { id } = await make({ url: 'http://127.0.0.1:9/' });
    await publish();
    await deliverWebhooks(context);
    expect(await deliveries(id)).toMatchObject([
      { status: null, fault: 'The connection failed (ECONNREFUSED).' },
    ]);
  });

  test('because it can’t be made is given up in the end as well, and holds up no other', async () => {
    const { id } = await make();
    await publish();
    const other = await make();
    const open: Context['sealing']['open'] = (stored, row) => {
      if (row === `webhook:${id}`) throw new TypeError('nobody foresaw this');
      return context.sealing.open(stored, row);
    };
    const broken = { ...context, sealing: { ...context.sealing, open } };
    for (let tries = 0; tries < 20; tries++) {
      await deliverWebhooks(broken);
      clock.advance({ ms: 10 * 3_600_000 });
    }
    expect(await deliveries(id)).toMatchObject([
      { attempts: 9, nextAt: null, deliveredAt: null, fault: expect.stringContaining('make it ready') },
    ]);
    await api('POST', `/webhooks/${other.id}/test`);
    await deliverWebhooks(broken);
    expect(await deliveries(other.id)).toMatchObject([{ status: 200 }]);
  });

  test('and is given up is told by e-mail, once a day, to whoever may set webhooks up here', async () => {
    const mail = await startMailServer();
    const mailingTo = (smtpUrl: string) => ({
      ...context,
      config: { ...context.config, mail: { smtpUrl, from: 'a@b.example' } },
    });
    const [told, away] = [mailingTo(mail.url), mailingTo('smtp://127.0.0.1:9')];
    const mails = () => mail.mails.filter(({ to }) => to === acme.member.email);
    const giveUp = async () => {
      await publish();
      for (let tries = 0; tries < 9; tries++) {
        await deliverWebhooks(context);
        clock.advance({ ms: 10 * 3_600_000 });
      }
      clock.advance({ ms: -10 * 3_600_000 });
    };
    try {
      await make({ name: 'Our hook' });
      answerWith = 503;
      await publish();
      await deliverWebhooks(context);
      await mailGivenUp(told);
      expect(mails()).toEqual([]);
      await giveUp();
      await mailGivenUp(away);
      await mailGivenUp(told);
      await mailGivenUp(told);
      expect(mails()).toHaveLength(1);
      expect(mails()[0]!.text).toContain('given up 2 messages to the webhook “Our hook”');
      expect(mails()[0]!.text).toContain('The last answer: 503');
      expect(mails()[0]!.text).toContain('http://cairn.test/settings/webhooks');
      expect(mails()[0]!.text).not.toContain(url);
      await giveUp();
      await mailGivenUp(told);
      expect(mails()).toHaveLength(2);
      expect(mails()[1]!.text).toContain('given up a message');
      await context.db
        .updateTable('membership')
        .set({ role: 'author' })
        .where('memberId', '=', acme.member.id)
        .execute();
      await giveUp();
      await mailGivenUp(told);
      expect(mails()).toHaveLength(2);
    } finally {
      await mail.close();
    }
  });

  test('does not hold up another receiver, and is sent by one server alone', async () => {
    await make();
    for (let times = 0; times < 12; times++) await publish();
    await Promise.all([deliverWebhooks(context), deliverWebhooks(context)]);
    await deliverWebhooks(context);
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(12);
    expect(received).toHaveLength(12);
  });
});

describe('a secret', () => {
  test('is shown once, and replaced with a day in which both are valid', async () => {
    const { id, secret } = await make();
    expect(JSON.stringify((await api('GET', '/webhooks')).body)).not.toContain(secret);
    const { secret: next } = (await api('POST', `/webhooks/${id}/secret`)).body;
    const verifiedBy = (key: string) => {
      const { headers, body } = received.at(-1)!;
      try {
        new Webhook(key).verify(body, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    await publish();
    await deliverWebhooks(context);
    expect([verifiedBy(secret), verifiedBy(next)]).toEqual([true, true]);
    clock.advance({ ms: 24 * 3_600_000 });
    await api('POST', `/webhooks/${id}/test`);
    await deliverWebhooks(context);
    // The library refuses what is a day away from its own clock, so the time is left to the header.
    expect(received.at(-1)!.headers['webhook-signature']).not.toContain(' ');
  });
});

describe('an address', () => {
  test('in a private network or without https is refused unless the installation allows it', async () => {
    const strict = database.context({ now: clock.now });
    const call = callApi(createApp(strict), acme.production.secretKey);
    const input = { name: 'x', format: 'json', kinds: ['guide.published'] };
    expect((await call('POST', '/webhooks', { ...input, url })).status).toBe(400);
    const { id } = (await call('POST', '/webhooks', { ...input, url: 'https://localhost/' })).body;
    expect((await call('PATCH', `/webhooks/${id}`, { url })).status).toBe(400);
    await call('POST', `/webhooks/${id}/test`);
    await deliverWebhooks(strict);
    expect(await deliveries(id)).toMatchObject([
      { kind: 'webhook.tested', status: null, fault: 'The address does not lead to the public internet.' },
    ]);
  });
});

async function buildCustomerAnswer(guideId: string): Promise<void> {
  await buildCustomer(context, acme.production.publicKey, guideId, 'cedar');
}
