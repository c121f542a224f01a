import type { Page } from 'playwright';
import type { SurveyEventProperties } from '../../shared/contract/event.ts';
import { buildBatch, buildEvent } from './build-event.ts';
import { buildSurvey } from './build-guide.ts';

/** What a member can do through the management API, with the cookie of the page. */
export function asMember(page: Page, url: string) {
  return async (method: string, path: string, data?: unknown) => {
    const response = await page.request.fetch(`${url}/api/v1${path}`, {
      method,
      headers: { Origin: url },
      ...(data !== undefined && { data }),
    });
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
    return response.status() === 204 ? undefined : await response.json();
  };
}

/** The first member of every studio that is tried. */
export const kim = { email: 'kim@example.com', password: 'correct horse battery' };

/** Makes the first member, their workspace and their app; returns the key of its production. */
export async function setUp(
  member: ReturnType<typeof asMember>,
  appUrl = 'https://crm.example.com',
): Promise<string> {
  const place = { workspaceName: 'Acme', appName: 'Acme CRM', appUrl, locale: 'en' };
  await member('POST', '/setup', { name: 'Kim Doe', ...kim, ...place });
  return (await member('GET', '/install')).publicKey;
}

/** Events as the host app's pages would send them. */
export async function sendEvents(
  page: Page,
  url: string,
  key: string,
  events: ReturnType<typeof buildEvent>[],
): Promise<void> {
  const response = await page.request.post(`${url}/v1/events`, {
    data: { ...buildBatch(events, new Date()), key },
  });
  const { refused } = (await response.json()) as { refused?: unknown[] };
  if (!response.ok() || refused?.length) throw new Error(`events refused: ${JSON.stringify(refused)}`);
}

/** Three accounts with five users, one of whom uses features, another only looks around. */
export async function sendUse(page: Page, url: string, key: string): Promise<void> {
  const now = Date.now();
  const ago = (hours: number) => new Date(now - hours * 3_600_000);
  const people = [
    ['ada', 'Ada Lovelace', 'acme', 'Acme Ltd'],
    ['lin', '李娜', 'acme', 'Acme Ltd'],
    ['marc', 'Marc Chen', 'harbour', 'Blue Harbour'],
    ['wei', '王伟', 'huadong', '华东精密制造有限公司'],
    ['priya', 'Priya Patel', 'huadong', '华东精密制造有限公司'],
  ] as const;
  await sendEvents(
    page,
    url,
    key,
    people.flatMap(([userId, name, accountId, accountName], index) => [
      buildEvent(ago(50), {
        kind: 'identify',
        name: 'user.identified',
        userId,
        accountId,
        properties: { name, role: 'sales', email: `${userId}@example.com` },
      }),
      buildEvent(ago(50), {
        kind: 'group',
        name: 'account.identified',
        userId,
        accountId,
        properties: { name: accountName, plan: 'enterprise', seats: 120, renewsOn: '2030-03-31' },
      }),
      ...[40, 26, 3].map((hours) =>
        buildEvent(ago(hours + index), {
          kind: 'page',
          name: 'page.viewed',
          path: '/deals',
          userId,
          accountId,
        }),
      ),
      ...(index === 0 ? [buildEvent(ago(2), { name: 'Report exported', userId, accountId })] : []),
    ]),
  );
}

/** A published survey; answers come by `sendScore`. */
export async function publishSurvey(member: ReturnType<typeof asMember>): Promise<string> {
  const { id, revision } = await member('POST', '/guides', {
    kind: 'survey',
    name: 'Half-year NPS',
    draft: buildSurvey(),
  });
  await member('POST', `/guides/${id}/publish`, { revision });
  return id;
}

/** Use, two answers to a survey, and a feature; returns the survey's id. */
export async function fillStudio(page: Page, url: string, key: string): Promise<string> {
  const member = asMember(page, url);
  await sendUse(page, url, key);
  const surveyId = await publishSurvey(member);
  await member('POST', '/features', {
    name: 'Report export',
    moduleId: null,
    isCore: true,
    featureClass: 'process',
    rules: [{ type: 'event', eventName: 'Report exported' }],
  });
  await sendEvents(page, url, key, [
    buildScore(surveyId, 'ada', 'acme', 10),
    buildScore(surveyId, 'marc', 'harbour', 4),
  ]);
  return surveyId;
}

export const buildScore = (guideId: string, userId: string, accountId: string, score: number) => {
  const properties: SurveyEventProperties = {
    guideId,
    version: 1,
    runId: crypto.randomUUID(),
    stepId: 'ask',
    questionId: 'q1',
    answer: { score },
  };
  return buildEvent(new Date(), {
    kind: 'survey',
    name: 'survey.answered',
    userId,
    accountId,
    properties: { ...properties },
  });
};
