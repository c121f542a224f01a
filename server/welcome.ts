import type { Config } from './config.ts';
import type { RunningServer } from './start-server.ts';

/** What someone who has just started Cairn needs next. */
export function printWelcome(
  { publicUrl }: Readonly<Config>,
  { demo, isNew }: Pick<RunningServer, 'demo' | 'isNew'>,
): void {
  const lines = [['Studio', publicUrl]];
  if (demo) {
    lines.push(['Demo sign-in', `${demo.email}  ${demo.password}`], ['Demo host app', demo.hostAppUrl]);
  }
  const table = lines.map(([what, value]) => `  ${what?.padEnd(14)} ${value}`).join('\n');
  // Whoever comes first gets everything: not somebody who has only found the address.
  const next = isNew ? '\n  Nobody can sign in yet: the first to open the studio becomes its admin.\n' : '';
  console.log(`\nCairn is ready.\n\n${table}\n${next}`);
}
