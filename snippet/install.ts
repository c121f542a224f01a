import { type Commands, createCommands } from './commands.ts';
import { enterPicker } from './enter-picker.ts';
import { mark } from './host/log.ts';
import { openSmallStore } from './host/small-store.ts';
import { type Parts, startParts } from './start-parts.ts';

/** File names under `/snippet/`, put in when the bundles are built. */
declare const RENDER_FILE: string;
declare const QUESTIONS_FILE: string;
/** What those two have in common. */
declare const DRAWING_FILE: string;
declare const GUIDES_FILE: string;
declare const PICKER_FILE: string;

/**
 * Starts Cairn in this page. `serverUrl` ends with a slash; `sendsText` false keeps the words of the page in it. Undefined when it is running already, from another tag
 * or package.
 */
export function install(key: string, serverUrl: string, sendsText = true): Commands | undefined {
  const marked = window as { [mark]?: unknown };
  // A second copy of the script on the page does nothing.
  if (marked[mark]) return undefined;
  Object.defineProperty(window, mark, { value: { isTalking: false }, configurable: true });
  const load = (file: string) => import(/* @vite-ignore */ `${serverUrl}snippet/${file}`);

  const local = openSmallStore('local', `cairn ${key} `);
  const session = openSmallStore('session', `cairn ${key} `);
  const isPicking = enterPicker(session, (token) =>
    load(PICKER_FILE).then(({ openPicker }) =>
      openPicker({ serverUrl: serverUrl.replace(/\/$/, ''), key, token }),
    ),
  );

  let parts: Parts | undefined;
  // What an author does to point at an element is nobody's use of the app, and no guide may cover the page: this page
  // stays without both until it is loaded again.
  const begin = () => {
    if (isPicking || parts) return;
    parts = startParts({
      key,
      serverUrl,
      local,
      session,
      loadGuides: () => load(GUIDES_FILE),
      async loadRender(hasQuestions) {
        const [{ renderStep }, asked] = await Promise.all([
          load(RENDER_FILE),
          hasQuestions ? load(QUESTIONS_FILE) : undefined,
          // They import it themselves, but only once they have come.
          load(DRAWING_FILE),
        ]);
        return { renderStep, questions: asked?.questions };
      },
      emit: (...args) => commands.emit(...args),
      sendsText,
    });
  };
  const commands = createCommands({
    parts: () => parts,
    optOut() {
      local.write('isOptedOut', true);
      parts?.stop(true);
      parts = undefined;
    },
    optIn() {
      local.write('isOptedOut', undefined);
      begin();
    },
    stop() {
      parts?.stop(false);
      parts = undefined;
      delete marked[mark];
    },
  });
  if (!local.read('isOptedOut')) begin();
  return commands;
}
