import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltSnippet {
  /** `s.js`, as it is shipped. */
  boot: string;
  module: string;
  /** What boot imports on need, by file name with its hash. */
  parts: Record<string, string>;
}

const folder = join(import.meta.dirname, '../../dist/snippet');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** The bundles that a host page loads, as `build.ts` left them; the picker has a stand-in. */
export function builtSnippet(): BuiltSnippet {
  const names = readdirSync(folder).filter((name) => name !== 's.js' && name !== 'module.js');
  return {
    boot: read('s.js'),
    module: read('module.js'),
    parts: Object.fromEntries(
      names.map((name) => [name, name.startsWith('picker-') ? standInForPicker : read(name)]),
    ),
  };
}

/** Notes what the picker was opened with. */
const standInForPicker = 'export const openPicker = (options) => { window.pickerOpenedWith = options; };';
