import { type Commands, runCall } from './commands.ts';
import { install } from './install.ts';

export interface Options {
  /** The environment's public key, `pk_…`. */
  key: string;
  /** Where Cairn is served, such as `https://cairn.example`. */
  serverUrl: string;
  /** As `data-frames` of the tag: origins of frames to look into, and of pages to answer to as a frame. */
  frames?: string[];
  /** As `data-text` of the tag: `false`, and no word of the pages is sent, only structure. */
  sendsText?: boolean;
  /** As `data-consent` of the tag: `required`, and nothing is kept or sent until `optIn()`. */
  consent?: 'required';
  /** As `data-privacy-signals="ignore"` of the tag: Do Not Track and Global Privacy Control change nothing. */
  ignoresPrivacySignals?: boolean;
  /**
   * As `data-calm` of the tag: for how many milliseconds an idle page is left alone before guides are asked for and events
   * kept: 0 to 10,000; 1,000 unless told. Nobody who has asked for a guide waits for it.
   */
  calmMs?: number;
}

let commands: Commands | undefined;
/** Calls made before `init`. */
const waiting: unknown[][] = [];

const call =
  <K extends keyof Commands>(name: K) =>
  (...values: Parameters<Commands[K]>): void => {
    if (commands) runCall(commands, [name, ...values]);
    else waiting.push([name, ...values]);
  };

/** The same API as the script tag's, as a module. Importing it does nothing, also on a server; `init` starts it. */
export const cairn = {
  init({ key, serverUrl, frames: frameOrigins, ...wishes }: Options): void {
    if (commands || typeof window === 'undefined') return;
    commands = install(key, `${serverUrl.replace(/\/+$/, '')}/`, { frameOrigins, ...wishes });
    for (const values of waiting.splice(0)) if (commands) runCall(commands, values);
  },
  identify: call('identify'),
  group: call('group'),
  track: call('track'),
  page: call('page'),
  start: call('start'),
  openHelp: call('openHelp'),
  reset: call('reset'),
  optOut: call('optOut'),
  optIn: call('optIn'),
  on: call('on'),
  debug: call('debug'),
  stop: call('stop'),
};
