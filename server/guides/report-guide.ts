import type { GuideContent } from '../../shared/contract/guide.ts';
import { localize } from '../../shared/rules/localize.ts';
import { stepTitle } from '../../shared/rules/step-title.ts';
import { stepsForAll } from '../../shared/rules/steps-for-all.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import { type StepHealth, targetHealthByBuild } from '../catalogue/target-health.ts';
import type { Context } from '../context.ts';
import { languageOf } from '../delivery/known-names.ts';
import { usersOfSegment } from '../delivery/meant-users.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import {
  type AccountCounts,
  countGuideUsers,
  countUsersOfAccounts,
  countUsersOfSteps,
  type GuideAccountQuery,
  type GuideCounts,
  type Milestone,
  type ResultFilter,
  selectGuidePeople,
} from '../metrics/guide-results.ts';
import type { GuidePerson, ReachedPeopleQuery } from '../metrics/reached-people.ts';
import { readGuide } from './edit-guide.ts';
import { selectContents } from './version-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** Whose results are asked for. What is absent limits nothing. */
export interface ReportQuery {
  version?: number | undefined;
  /** Id of a segment: those who are in it now. */
  segment?: string | undefined;
  /** The host app's own id. */
  account?: string | undefined;
}

/** Different users of the selected environment, each counted once however often they did it. */
export interface GuideReport extends GuideCounts {
  /** Users for whom at least one step's element could not be found. */
  missing: number;
  /** In the order of the newest version; steps that only older versions had come last. */
  steps: {
    stepId: string;
    title: string;
    shown: number;
    dismissed: number;
    missing: number;
    /** False: answers lead past it, or not every version that people have had has it. */
    isForAll: boolean;
  }[];
  /** Of a checklist. */
  tasks: { taskId: string; title: string; done: number }[];
  /** Newest first, of those that anybody has had. */
  versions: (GuideCounts & { version: number })[];
}

/** How far users came in a guide. */
export async function reportGuide(
  context: Clock,
  scope: Scope,
  id: string,
  query: ReportQuery,
): Promise<GuideReport> {
  const { db } = context;
  const filter = await filterOf(context, scope, id, query);
  const [{ all, versions }, ofSteps, contents] = await Promise.all([
    countGuideUsers(db, scope, id, filter),
    countUsersOfSteps(db, scope, id, filter),
    selectContents(db, scope, id, query.version),
  ]);
  const counted = new Map(ofSteps.steps.map((step) => [step.stepId, step]));
  const language = languageOf(scope);
  // Only what was published: a page can claim any id.
  const steps = firstOfEach(contents.flatMap(({ content }) => stepTitles(content, language)));
  const tasks = firstOfEach(contents.flatMap(({ content }) => taskTitles(content, language)));
  const had = contents.filter(({ version }) => versions.some((each) => each.version === version));
  const forAll = had.map(({ content }) => stepsForAll(content.steps));
  return {
    ...all,
    missing: ofSteps.missing,
    steps: [...steps].map(([stepId, title]) => {
      const { shown = 0, dismissed = 0, missing = 0 } = counted.get(stepId) ?? {};
      const isForAll = forAll.every((ids) => ids.has(stepId));
      return { stepId, title, shown, dismissed, missing, isForAll };
    }),
    tasks: [...tasks].map(([taskId, title]) => ({ taskId, title, done: counted.get(taskId)?.taskDone ?? 0 })),
    versions,
  };
}

/** The same by account. */
export async function reportGuideByAccount(
  context: Clock,
  scope: Scope,
  id: string,
  query: ReportQuery & GuideAccountQuery,
  page: Page,
): Promise<{ total: number; accounts: AccountCounts[] }> {
  const filter = await filterOf(context, scope, id, query);
  return countUsersOfAccounts(context.db, scope, id, filter, page, query);
}

/** The people behind one number of the report: as many as it says. */
export async function listGuidePeople(
  context: Clock,
  scope: Scope,
  id: string,
  query: ReportQuery & ReachedPeopleQuery & { milestone: Milestone; stepId?: string | undefined },
  page: Page,
): Promise<{ total: number; people: GuidePerson[] }> {
  const filter = await filterOf(context, scope, id, query);
  return selectGuidePeople(context.db, scope, id, filter, query, query, page);
}

/** How the target of a step was found, and which step that was in the version that ran. */
export interface NamedStepHealth extends StepHealth {
  /** Its place in that version, from 1. */
  place: number;
  title: string;
}

/** How the targets of the guide's steps were found in the builds of the last 28 days. */
export async function reportTargetHealth(
  context: Context,
  scope: Scope,
  id: string,
): Promise<NamedStepHealth[]> {
  await readGuide(context, scope, id);
  const [targets, contents] = await Promise.all([
    targetHealthByBuild(context, scope, id),
    selectContents(context.db, scope, id),
  ]);
  const language = languageOf(scope);
  // The draft may have moved on: a step is what it was for those who saw it.
  const ran = new Map(contents.map(({ version, content }) => [version, stepTitles(content, language)]));
  return targets
    .map((target) => {
      const steps = ran.get(target.version) ?? [];
      const index = steps.findIndex(([stepId]) => stepId === target.stepId);
      return { ...target, place: index + 1, title: steps[index]?.[1] ?? '' };
    })
    .toSorted((a, b) => b.version - a.version || a.place - b.place);
}

/** @throws not_found for a guide, segment or account that is not there for the actor */
async function filterOf(
  context: Clock,
  scope: Scope,
  id: string,
  { version, segment, account }: ReportQuery,
): Promise<ResultFilter> {
  await readGuide(context, scope, id);
  const [accountId, userIds] = await Promise.all([
    account === undefined ? undefined : requireAccount(context, scope, account).then((row) => row.id),
    segment === undefined ? undefined : usersOfSegment(context, scope, segment),
  ]);
  return { version, accountId, userIds };
}

type Titled = [id: string, title: string];

const stepTitles = (content: GuideContent, language: string): Titled[] =>
  content.steps.map((step) => [step.id, clipped(stepTitle(step, language, content.defaultLocale))]);

/** Enough of a text to know its step by. */
const clipped = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);

const taskTitles = ({ checklist, defaultLocale }: GuideContent, language: string): Titled[] =>
  checklist ? localize(checklist, language, defaultLocale).items.map(({ id, label }) => [id, label]) : [];

function firstOfEach(titled: readonly Titled[]): Map<string, string> {
  const first = new Map<string, string>();
  for (const [id, title] of titled) if (!first.has(id)) first.set(id, title);
  return first;
}
