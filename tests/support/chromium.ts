import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a Chromium may be: the one named by CHROMIUM_PATH, the system's, Playwright's own. */
function candidates(): string[] {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const all = [process.env.CHROMIUM_PATH ?? '', ...onPath, ...applications, chromium.executablePath()];
  return all.filter((path) => path !== '' && existsSync(path));
}

/** The first Chromium found. Throws when there is none: `npm test` finds or installs one. */
export function chromiumPath(): string {
  const [path] = candidates();
  if (path) return path;
  throw new Error(
    'There is no Chromium here. Run npm test, which installs one, or set CHROMIUM_PATH to its path.',
  );
}

/** A path alone proves nothing: Ubuntu's `chromium-browser` is a script that asks for a snap. */
function runs(path: string): boolean {
  try {
    return /chrom/i.test(execFileSync(path, ['--version'], { timeout: 30_000, stdio: 'pipe' }).toString());
  } catch {
    return false;
  }
}

/**
 * A Chromium that runs, installed if need be: as root on a system with apt its package, else Playwright's download.
 * Throws with what to do when neither works.
 */
export function findOrInstallChromium(): string {
  const find = () => candidates().find(runs);
  return find() ?? (installPackage() && find()) ?? (downloadByPlaywright() && find()) ?? giveUp();
}

const hasApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function installPackage(): true | undefined {
  if (!hasApt()) return undefined;
  console.log('No Chromium found: installing the system’s package');
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '--quiet');
  apt('install', '--yes', '--quiet', '--no-install-recommends', 'chromium');
  return true;
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
