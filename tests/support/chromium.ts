import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** Chromium without the windows of a browser: pages are the same in it, and opening one takes a sixth of the work. */
const shell = 'chromium-headless-shell';
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', shell];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const onPath = (...programs: string[]): string[] =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => programs.map((name) => join(folder, name)));

/** Where a Chromium may be: the one named by CHROMIUM_PATH, the system's, Playwright's own. */
function candidates(): string[] {
  const named = process.env.CHROMIUM_PATH ?? '';
  const all = [named, ...onPath(...names), ...applications, chromium.executablePath()];
  return all.filter((path) => path !== '' && existsSync(path));
}

/** The first Chromium found. Throws when there is none: `npm test` finds or installs one. */
export function chromiumPath(): string {
  const [path] = candidates();
  return path ?? missing();
}

/** The same, but one that keeps pages in its back/forward cache, which the headless shell does not have. */
export function fullChromiumPath(): string {
  return candidates().find(isFull) ?? missing();
}

function missing(): never {
  throw new Error(
    'There is no Chromium here. Run npm test, which installs one, or set CHROMIUM_PATH to its path.',
  );
}

const isFull = (path: string): boolean => !/headless[-_]shell/.test(path);

/** A path alone proves nothing: Ubuntu's `chromium-browser` is a script that asks for a snap. */
function runs(path: string): boolean {
  try {
    return /chrom/i.test(execFileSync(path, ['--version'], { timeout: 30_000, stdio: 'pipe' }).toString());
  } catch {
    return false;
  }
}

/**
 * A Chromium that runs, installed if need be: the one that CHROMIUM_PATH names, else the headless shell where the
 * system has it, else whichever is here, else Playwright's download. Throws with what to do when nothing works.
 */
export function findOrInstallChromium(): string {
  const find = () => candidates().find(runs);
  if (process.env.CHROMIUM_PATH) return find() ?? giveUp();
  const findShell = () => onPath(shell).find((path) => existsSync(path) && runs(path));
  if (!findShell() || !candidates().some(isFull)) installPackages('Chromium', 'chromium', shell);
  if (!hasChineseFont()) installPackages('a font with Chinese characters', 'fonts-wqy-microhei');
  return findShell() ?? find() ?? (downloadByPlaywright() && find()) ?? giveUp();
}

/** Without one Chromium draws an empty box for each character. Where there is no fontconfig, there is nothing to ask. */
const hasChineseFont = () => spawnSync('fc-list', [':lang=zh-cn']).stdout?.length !== 0;

const hasApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
const isDebian = () =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/** Debian's packages; other systems of its kind have no headless shell, and nothing is installed there. */
function installPackages(what: string, ...names: string[]): void {
  if (!hasApt() || !isDebian()) return;
  console.log(`Installing the system’s packages of ${what}`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '--quiet');
  apt('install', '--yes', '--quiet', '--no-install-recommends', ...names);
}

function downloadByPlaywright(): true {
  console.log('No Chromium found: downloading Playwright’s');
  const playwright = join(import.meta.dirname, '../../node_modules/playwright/cli.js');
  // As root it can also install the libraries that Chromium needs.
  const options = hasApt() ? ['--with-deps'] : [];
  spawnSync(process.execPath, [playwright, 'install', ...options, 'chromium'], { stdio: 'inherit' });
  return true;
}

function giveUp(): never {
  throw new Error(
    'The browser tests need Chromium, and none could be installed here. Install it (on Debian: apt-get install ' +
      'chromium; elsewhere: npx playwright install --with-deps chromium), or set CHROMIUM_PATH to its path.',
  );
}
