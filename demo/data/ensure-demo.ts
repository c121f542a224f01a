import { createModule } from '../../server/catalogue/edit-modules.ts';
import { createFeature } from '../../server/catalogue/save-feature.ts';
import type { Context } from '../../server/context.ts';
import { inTransaction } from '../../server/db/in-transaction.ts';
import { createGuide } from '../../server/guides/edit-guide.ts';
import { publishGuide } from '../../server/guides/publish-guide.ts';
import type { Scope } from '../../server/http/scope.ts';
import { changeApp } from '../../server/workspaces/change-app.ts';
import { createMember } from '../../server/workspaces/create-member.ts';
import { createWorkspace } from '../../server/workspaces/create-workspace.ts';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import { rights } from '../../shared/contract/right.ts';
import { addDays, utcDay } from './calendar.ts';
import { careForAccounts } from './care-for-accounts.ts';
import { lastDayOfYear } from './cast.ts';
import { demoModules } from './catalogue.ts';
import { firstWeek, helpCentre, orderDrafts, scheduleHint } from './companion-guides.ts';
import { insertDemoHistory, lockDemo, selectDemo } from './demo-store.ts';
import { type GuideName, guidePublishedAt } from './guide-history.ts';
import { npsSurvey, welcomeTour, whatsNew } from './guides.ts';

export interface Demo {
  /** How to sign in to the studio of the demo. No secret: the first-run page says it to everyone. */
  email: string;
  password: string;
  hostAppUrl: string;
  /** Of production, for the script tag in the demo host app. */
  publicKey: string;
}

/** Well known on purpose: the demo holds invented data, and is on only where the server is local unless asked for. */
const signIn = { email: 'demo@cairn.example', password: 'cairn-demo' };

const seed = 'harbour';

/**
 * The demo's workspace, member, app, catalogue and guides, made at the first start as if a year ago, all or nothing.
 * Its history is told by `fillDemoHistory`.
 */
export async function ensureDemo(context: Context): Promise<Demo> {
  const hostAppUrl = `http://localhost:${context.config.port + 1}`;
  const publicKey = await inTransaction(context.db, async (trx) => {
    await lockDemo(trx);
    const inside = { ...context, db: trx };
    const demo = await selectDemo(trx);
    if (!demo) return makeDemo(inside, hostAppUrl);
    if (demo.appUrl !== hostAppUrl) {
      const scope = { workspaceId: demo.workspaceId, actor: { kind: 'system' } } as const;
      await changeApp(inside, scope, demo.appId, { url: hostAppUrl });
    }
    return demo.publicKey;
  });
  return { ...signIn, hostAppUrl, publicKey };
}

async function makeDemo(context: Context, url: string): Promise<string> {
  const startsOn = addDays(utcDay(context.now()), -lastDayOfYear);
  const atFirst = { ...context, now: () => new Date(`${startsOn}T00:00:00Z`) };
  const { workspaceId, app } = await createWorkspace(atFirst, {
    name: 'Harbour',
    isDemo: true,
    app: { name: 'Harbour CRM', url },
  });
  const production = app.environments.find(({ name }) => name === 'production')!;
  const scope: Scope = {
    workspaceId,
    appId: app.id,
    environmentId: production.id,
    actor: { kind: 'system' },
  };
  const person = { ...signIn, name: 'Dana Demo', locale: 'en' } as const;
  const { id: memberId } = await createMember(atFirst, scope, { ...person, role: 'admin' });
  const asMember: Scope = {
    ...scope,
    actor: { kind: 'member', memberId, role: 'admin', rights, locale: 'en' },
  };

  const featureIds = new Map<string, number>();
  for (const { name, features } of demoModules) {
    const module = await createModule(atFirst, asMember, name);
    for (const feature of features) {
      const { id } = await createFeature(atFirst, asMember, { ...feature, moduleId: module.id });
      featureIds.set(feature.name, id);
    }
  }
  const care = { seed, startsOn, dana: memberId, password: signIn.password, featureIds };
  await careForAccounts(atFirst, asMember, care);
  const publish = async (key: GuideName, kind: GuideKind, name: string, draft: GuideContent) => {
    const then = { ...context, now: () => guidePublishedAt(startsOn, key) };
    const guide = await createGuide(then, asMember, { kind, name, draft });
    await publishGuide(then, asMember, guide.id, guide.revision);
    return guide.id;
  };
  const welcome = await publish('welcome', 'walkthrough', 'Welcome to Harbour', welcomeTour(url));
  const guides = {
    welcome,
    nps: await publish('nps', 'survey', 'Would you recommend Harbour?', npsSurvey()),
    whatsNew: await publish('whatsNew', 'announcement', 'Reports that send themselves', whatsNew()),
    firstWeek: await publish('firstWeek', 'checklist', 'Your first week', firstWeek(welcome)),
    help: await publish('help', 'help', 'Help with Harbour', helpCentre()),
    scheduleHint: await publish('scheduleHint', 'hint', 'Schedule a report', scheduleHint(url)),
    orderDrafts: await publish(
      'orderDrafts',
      'banner',
      'Orders can wait as drafts',
      orderDrafts(featureIds.get('Order drafts') ?? 0),
    ),
  };
  await insertDemoHistory(context.db, { environmentId: production.id, seed, startsOn, guides });
  return production.publicKey;
}
