import { type Commands, createCommands } from './commands.ts';
import { enterPicker } from './enter-picker.ts';
import type { RunSurroundings } from './guides/guide-run.ts';
import { openSmallStore } from './host/small-store.ts';
import { type Parts, startParts } from './start-parts.ts';

/** File names under `/snippet/`, put in when the bundles are built. */
declare const RENDER_FILE: string;
declare const PICKER_FILE: string;

/** Marks the window: a second copy of the script on the page does nothing. */
const mark = Symbol.for('cairn');

/**
 * Starts Cairn in this page. `serverUrl` ends with a slash. Undefined when it is running already, from another tag
 * or package.
 */
export function install(key: string, serverUrl: string): Commands | undefined {
  const marked = window as unknown as { [mark]?: boolean };
  if (marked[mark]) return undefined;
  Object.defineProperty(window, mark, { value: true, configurable: true });

  const local = openSmallStore('local', `cairn ${key} `);
  const session = openSmallStore('session', `cairn ${key} `);
  enterPicker(session, (token) =>
    import(/* @vite-ignore */ `${serverUrl}snippet/${PICKER_FILE}`).then(({ openPicker }) =>
      openPicker({ serverUrl: serverUrl.replace(/\/$/, ''), key, token }),
    ),
  );

  let render: ReturnType<RunSurroundings['loadRender']> | undefined;
  const loadRender = () => {
    render ??= import(/* @vite-ignore */ `${serverUrl}snippet/${RENDER_FILE}`).catch((error) => {
      // Ask again next time: the network may be back.
      render = undefined;
      throw error;
    });
    return render as NonNullable<typeof render>;
  };

  let parts: Parts | undefined;
  const begin = () => {
    parts = startParts({
      key,
      serverUrl,
      local,
      session,
      loadRender,
      emit: (...args) => commands.emit(...args),
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
      if (!parts) begin();
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
