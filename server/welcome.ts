import type { Config } from './config.ts';
import { demoHostAppPort } from './start-server.ts';

/** What someone who has just started Cairn needs next. */
export function printWelcome(config: Readonly<Config>): void {
  const lines = [['Studio', config.publicUrl]];
  if (config.isDemo) lines.push(['Demo host app', `http://localhost:${demoHostAppPort(config)}`]);
  console.log(
    `\nCairn is ready.\n\n${lines.map(([what, where]) => `  ${what?.padEnd(14)} ${where}`).join('\n')}\n`,
  );
}
