import { type Commands, createCommands } from './commands.ts';
import { enterPicker } from './enter-picker.ts';
import { deleteEventStore } from './host/event-store.ts';
import { isLed } from './host/is-led.ts';
import { isNewEnough } from './host/is-new-enough.ts';
import { listen, type Stop } from './host/listen.ts';
import { mark } from './host/log.ts';
import { asksForPrivacy } from './host/privacy-signals.ts';
import { safely } from './host/safe-call.ts';
import { openSmallStore } from './host/small-store.ts';
import { type Parts, startParts } from './start-parts.ts';

/** File names under `/snippet/`, put in when the bundles are built. */
declare const QUESTIONS_FILE: string;
declare const LAYOUTS_FILE: string;
/** Checklists and the help. */
declare const PANELS_FILE: string;
/** With what draws a plain step. */
declare const GUIDES_FILE: string;
/** What not every guide needs. */
declare const EXTRAS_FILE: string;
/** What tells why guides start and don't: to the server, and in words to developers. */
declare const REASONS_FILE: string;
declare const EXPLAIN_FILE: string;
declare const PICKER_FILE: string;
/** What asks frames of other origins, and what answers in them. */
declare const FRAMES_FILE: string;
declare const FRAMED_FILE: string;

/** What the host app may ask for. */
export interface Wishes {
  /** Where the parts are, in the folder `snippet`, with a slash at the end; the server itself unless told. */
  partsUrl?: string | undefined;
  /** Of frames to look into, and of pages to answer to as a frame. */
  frameOrigins?: string[] | undefined;
  /** False: no word of the pages is sent, only structure. */
  sendsText?: boolean | undefined;
  /** `required`: nothing is kept or sent until `optIn()`. */
  consent?: string | undefined;
  /** True: Do Not Track and Global Privacy Control change nothing. */
  ignoresPrivacySignals?: boolean | undefined;
  /** So many milliseconds an idle page is left alone: up to 10,000; 1,000 unless a number is told. */
  calmMs?: number | undefined;
}

/**
 * Starts Cairn in this page. `serverUrl` ends with a slash. Undefined when it is running already, from another tag or
 * package, and where the browser is too old.
 */
export function install(
  key: string,
  serverUrl: string,
  {
    partsUrl = serverUrl,
    frameOrigins = [],
    sendsText = true,
    consent,
    ignoresPrivacySignals = false,
    calmMs,
  }: Wishes = {},
): Commands | undefined {
  const marked = window as { [mark]?: unknown };
  // A second copy of the script on the page does nothing, nor does one in a browser that lacks what it needs.
  if (marked[mark] || !isNewEnough()) return undefined;
  Object.defineProperty(window, mark, { value: { isTalking: false }, configurable: true });
  const get = (file: string) => import(/* @vite-ignore */ `${partsUrl}snippet/${file}`);
  /** What is here already is there at once: `import()` would let a frame pass. */
  const loaded: Record<string, ReturnType<typeof get>> = {};
  const load = (file: string) => {
    loaded[file] ??= get(file).catch((error) => {
      delete loaded[file];
      throw error;
    });
    return loaded[file];
  };

  const prefix = `cairn ${key} `;
  const local = openSmallStore('local', prefix);
  const session = openSmallStore('session', prefix);
  const isPicking = enterPicker(session, (token) =>
    load(PICKER_FILE).then(({ openPicker }) =>
      openPicker({ serverUrl: serverUrl.replace(/\/$/, ''), key, token }),
    ),
  );

  const isOut = () => local.read('isOptedOut') ?? consent === 'required';
  // Not a number, or none, is not at least 0.
  let calm = calmMs! >= 0 ? Math.min(calmMs!, 10_000) : 1000;
  let parts: Parts | undefined;
  let stopListening: Stop | undefined;
  const begin = () => {
    parts ??= startParts({
      mayLook: () => consent !== 'required' || !isOut(),
      mayRun() {
        heedOtherTabs();
        // Whoever opts in later does so in a page that has had it.
        calm = 0;
        // What an author does to point at an element is nobody's use of the app, and no guide may cover the page: this
        // page stays without both until it is loaded again.
        const mayRun = !isPicking() && !isOut();
        if (!mayRun) parts = undefined;
        return mayRun;
      },
      key,
      serverUrl,
      local,
      session,
      frameOrigins,
      loadFramed: () => load(FRAMED_FILE),
      parts: {
        loadGuides: () => (isLed(frameOrigins) ? Promise.reject('led') : load(GUIDES_FILE)),
        loadFrames: () => load(FRAMES_FILE),
        loadExtras: () => load(EXTRAS_FILE),
        loadReasons: () => load(REASONS_FILE),
        loadExplain: () => load(EXPLAIN_FILE),
        loadPanels: () => load(PANELS_FILE),
        async loadRender(needs) {
          const [{ renderStep }, asking, laidOut] = await Promise.all([
            load(GUIDES_FILE),
            needs.questions ? load(QUESTIONS_FILE) : undefined,
            needs.layouts ? load(LAYOUTS_FILE) : undefined,
          ]);
          return { renderStep, questions: asking?.questions, layouts: laidOut?.layouts };
        },
      },
      emit: (...args) => commands.emit(...args),
      sendsText,
      capturesUse: () => ignoresPrivacySignals || !asksForPrivacy(),
      calmMs: calm,
    });
  };
  const end = (isForgotten: boolean) => {
    parts?.stop(isForgotten);
    parts = undefined;
  };
  const commands = createCommands({
    parts: () => parts,
    optOut() {
      end(true);
      heedOtherTabs();
      local.clear();
      session.clear();
      safely(deleteEventStore)(`cairn ${key}`);
      local.write('isOptedOut', true);
    },
    optIn() {
      // What only waits for the page to be idle is from before the answer.
      if (isOut()) end(true);
      local.write('isOptedOut', false);
      begin();
    },
    stop() {
      end(false);
      stopListening?.();
      delete marked[mark];
    },
  });
  /**
   * Said in one tab, it holds in all. Listened to once the store is used: until then there is nothing to change, and the
   * listener alone makes the browser open the store.
   */
  const heedOtherTabs = () => {
    stopListening ??= listen<StorageEvent>(window, 'storage', ({ key: name, newValue }) => {
      if (name !== `${prefix}isOptedOut`) return;
      if (newValue === 'true') end(true);
      else if (newValue) commands.optIn();
    });
  };
  begin();
  return commands;
}
