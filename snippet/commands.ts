import type { Traits, TraitValue } from '../shared/contract/audience.ts';
import { setDebug, warn } from './host/log.ts';
import { safely } from './host/safe-call.ts';
import type { Parts } from './start-parts.ts';

type Listener = (detail: unknown) => void;

/** The public API. Every call may come at any time, with anything; none throws, none returns anything. */
export interface Commands {
  /**
   * Who is signed in. `userId` as the host app names them; traits are merged with those given before. `signature`: the
   * host app's proof of the id, made by its server.
   */
  identify(userId: string, traits?: object, options?: { signature?: string }): void;
  /** Which customer the user works for. */
  group(accountId: string, traits?: object): void;
  track(name: string, properties?: object): void;
  /** A page view without a change of address; changes of address count by themselves. */
  page(properties?: object): void;
  /** Starts a guide for this user, whatever its trigger and however often they had it; a checklist is opened. */
  start(guideId: string): void;
  /** Opens the help, if this user has one, also on pages where its launcher does not stand. */
  openHelp(): void;
  /** On sign-out: ends what runs, forgets who it was, and begins as somebody new. */
  reset(): void;
  /** Nothing more is captured or shown in this browser, and what was not sent yet is dropped. */
  optOut(): void;
  /** Goes on, or begins where consent is asked for first, with the user that was named last. */
  optIn(): void;
  /** `on('guide.completed', fn)`: the names of events of kind guide, survey and decision, with their properties. */
  on(event: string, listener: Listener): void;
  /** Says in the console what it does and why; `debug(false)` silences it again. */
  debug(isOn?: boolean): void;
  /** Takes everything off the page: listeners, boxes, timers. */
  stop(): void;
}

/** What the commands act on. `parts` is undefined while the user has opted out, or has not opted in yet. */
export interface CommandSurroundings {
  parts(): Parts | undefined;
  optOut(): void;
  optIn(): void;
  stop(): void;
}

export function createCommands(
  page: CommandSurroundings,
): Commands & { emit(event: string, detail: unknown): void } {
  const listeners = new Map<string, Set<Listener>>();
  /** Who was named last: in memory, for one who opts in later. */
  const named = new Map<string, () => void>();
  const name = (what: string, call: () => void) => {
    named.set(what, call);
    call();
  };
  /** The guides that were asked for. */
  const wanted = new Set<string>();
  const start = (guideId: string) => {
    wanted.add(guideId);
    page.parts()?.guides.start(guideId, 'api');
  };
  const commands = {
    identify(userId: unknown, traits?: unknown, options?: { signature?: unknown }) {
      const id = idFrom(userId, 'identify');
      const proof = options?.signature;
      const given = cleanTraits(traits);
      if (id)
        name('user', () => page.parts()?.identify(id, given, typeof proof === 'string' ? proof : undefined));
    },
    group(accountId: unknown, traits?: unknown) {
      const id = idFrom(accountId, 'group');
      const given = cleanTraits(traits);
      if (id) name('account', () => page.parts()?.group(id, given));
    },
    track(name: unknown, properties?: unknown) {
      if (typeof name !== 'string' || !name.trim()) return warn('track: give a name first', name);
      page.parts()?.track(name.trim().slice(0, 200), cleanProperties(properties));
    },
    page(properties?: unknown) {
      page.parts()?.record('page', 'page.viewed', cleanProperties(properties));
    },
    start(guideId: unknown) {
      if (typeof guideId !== 'string') return warn('start: give the id of a guide', guideId);
      start(guideId);
    },
    openHelp: () => start('help'),
    reset() {
      named.clear();
      wanted.clear();
      page.parts()?.reset();
    },
    optOut: () => page.optOut(),
    optIn() {
      const before = page.parts();
      page.optIn();
      if (page.parts() === before) return;
      for (const call of named.values()) call();
      // Others have taken the place of the ones that ran: so the page is not idle yet, and nothing has started.
      if (before) for (const guideId of wanted) start(guideId);
    },
    on(event: unknown, listener: unknown) {
      if (typeof listener !== 'function') return warn('on: give a function second', listener);
      const known = listeners.get(String(event)) ?? new Set();
      listeners.set(String(event), known.add(listener as Listener));
    },
    debug(isOn = true) {
      setDebug(isOn !== false);
      const parts = page.parts();
      if (parts) parts.guides.explain();
      else warn('not opted in');
    },
    stop: () => page.stop(),
    emit(event: string, detail: unknown) {
      for (const listener of listeners.get(event) ?? []) safely(listener)(detail);
    },
  };
  for (const [name, command] of Object.entries(commands)) {
    Object.assign(commands, { [name]: safely(command as (...args: unknown[]) => void) });
  }
  return commands as ReturnType<typeof createCommands>;
}

/** Runs a call as the queue stub recorded it: `['identify', 'u1', { … }]`. */
export function runCall(commands: Commands, call: unknown): void {
  safely(() => {
    const [name, ...values] = Array.from(call as ArrayLike<unknown>);
    const command = Object.hasOwn(commands, String(name)) ? (commands as never)[String(name)] : undefined;
    if (typeof command !== 'function') return warn('there is no such command', name);
    (command as (...args: unknown[]) => void)(...values);
  })();
}

function idFrom(value: unknown, command: string): string | undefined {
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id === 'string' && id.trim() && id.length <= 200) return id.trim();
  warn(`${command}: give an id of 1 to 200 letters`, value);
  return undefined;
}

/** Texts, numbers, booleans, null and lists of texts (dates have become texts). Anything else is left out. */
function cleanTraits(given: unknown): Traits {
  const traits: [string, TraitValue][] = [];
  for (const [name, value] of Object.entries(cleanProperties(given))) {
    if (value === null || typeof value !== 'object') traits.push([name, value as TraitValue]);
    else if (Array.isArray(value)) traits.push([name, value.map(String)]);
    else warn('no trait can be an object', name);
  }
  return Object.fromEntries(traits);
}

const cleanProperties = (given: unknown): object =>
  Object.fromEntries(Object.entries(plain(given)).filter(([name]) => name.length <= 100));

/** A copy as JSON would carry it: no functions, no cycles, nothing the host app can change afterwards. */
function plain(given: unknown): object {
  if (given === undefined || given === null) return {};
  try {
    const copy: unknown = JSON.parse(JSON.stringify(given));
    if (copy && typeof copy === 'object' && !Array.isArray(copy)) return copy;
  } catch {
    // Cycles, BigInt.
  }
  warn('give a plain object', given);
  return {};
}
