import { computed, signal } from '@preact/signals';
import type { Right } from '../shared/contract/right.ts';
import { type Day, dayAt } from '../shared/rules/calendar.ts';
import { can } from '../shared/rules/rights.ts';
import { words } from './api/words.ts';
import {
  ApiError,
  api,
  type Environment,
  type HostApp,
  requestedEnvironmentId,
  type Session,
  whenSignedOut,
} from './api.ts';
import { locale, t, type UiLocale } from './ui/i18n.ts';
import { toastFault } from './ui/toast.tsx';

/** Who is signed in. Undefined until the server has answered; null: nobody. */
export const session = signal<Session | null | undefined>(undefined);
/** Why it could not be asked, if so. */
export const sessionFault = signal<ApiError | undefined>(undefined);

/** Today in a time zone, the account's own; null: the workspace's, which is that of accounts that name none. */
export const todayIn = (timeZone: string | null): Day =>
  dayAt(new Date(), timeZone ?? session.value?.workspace.timeZone ?? 'UTC');

/** Today in the workspace's time zone. */
export const today = (): Day => todayIn(null);

const rememberedAt = 'cairn.environment';
/** Name of the query parameter that makes an address show the same environment to everyone. */
export const environmentParameter = 'environment';

export interface CurrentEnvironment extends Environment {
  app: HostApp;
}

const chosenId = signal<number | undefined>(undefined);

const allEnvironments = computed<CurrentEnvironment[]>(
  () =>
    session.value?.apps.flatMap((app) => app.environments.map((environment) => ({ ...environment, app }))) ??
    [],
);

/** The server's own choice when none is named: the first production environment. */
const defaultEnvironment = computed(
  () => allEnvironments.value.find(({ name }) => name === 'production') ?? allEnvironments.value[0],
);

/** The environment whose data the studio shows. */
export const environment = computed(
  () => allEnvironments.value.find(({ id }) => id === chosenId.value) ?? defaultEnvironment.value,
);
export const environments = computed(() => allEnvironments.value);
export const isDefaultEnvironment = computed(() => environment.value?.id === defaultEnvironment.value?.id);

/** Shows another environment from now on, also after the next sign-in in this browser. */
export function chooseEnvironment(id: number): void {
  chosenId.value = id;
  localStorage.setItem(rememberedAt, String(id));
  requestedEnvironmentId.value = environment.value?.id;
}

function enter(entered: Session): void {
  const fromAddress = new URLSearchParams(location.search).get(environmentParameter);
  session.value = entered;
  chosenId.value = Number(fromAddress ?? localStorage.getItem(rememberedAt)) || undefined;
  requestedEnvironmentId.value = environment.value?.id;
  locale.value = entered.member.locale;
}

/** Asks once, at start, who is signed in. */
export async function loadSession(): Promise<void> {
  sessionFault.value = undefined;
  try {
    enter(await api.session.get());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.code === 'not_signed_in') session.value = null;
    else sessionFault.value = error;
  }
}

/** Fetches apps, keys and events anew, after something of them has changed. */
export async function refreshSession(): Promise<void> {
  session.value = await api.session.get();
  requestedEnvironmentId.value = environment.value?.id;
}

/** Signs in. The studio goes on in `wanted`, where given, and in the language of the member's profile else. */
export async function signIn(
  credentials: Parameters<typeof api.session.create>[0],
  wanted?: UiLocale,
): Promise<void> {
  enter(await api.session.create(credentials));
  if (wanted) await chooseLocale(wanted);
}

/** Accepts an invitation, which signs in. */
export async function acceptInvitation(given: Parameters<typeof api.entrance.accept>[0]): Promise<void> {
  enter(await api.entrance.accept(given));
}

/** Whether the member may do it: what they may not is not offered. */
export const may = (right: Right): boolean => can(session.value?.rights ?? [], right);

export async function setUp(input: Parameters<typeof api.setup.create>[0]): Promise<void> {
  enter(await api.setup.create(input));
}

export async function signOut(): Promise<void> {
  await api.session.end();
  session.value = null;
}

/** Changes the studio's language at once and, where somebody is signed in, in their profile. */
export async function chooseLocale(chosen: UiLocale): Promise<void> {
  locale.value = chosen;
  const signedIn = session.value;
  if (!signedIn || signedIn.member.locale === chosen) return;
  session.value = { ...signedIn, member: { ...signedIn.member, locale: chosen } };
  await api.member.update({ locale: chosen });
}

whenSignedOut.call = () => {
  if (!session.value) return;
  session.value = null;
  toastFault(t(words.sessionOver));
};
