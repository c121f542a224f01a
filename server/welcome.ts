import type { Demo } from '../demo/data/ensure-demo.ts';
import type { Config } from './config.ts';

/** What someone who has just started Cairn needs next. */
export function printWelcome({ publicUrl }: Readonly<Config>, demo: Demo | undefined): void {
  const lines = [['Studio', publicUrl]];
  if (demo) {
    lines.push(['Demo sign-in', `${demo.email}  ${demo.password}`], ['Demo host app', demo.hostAppUrl]);
  }
  const table = lines.map(([what, value]) => `  ${what?.padEnd(14)} ${value}`).join('\n');
  console.log(`\nCairn is ready.\n\n${table}\n`);
}
