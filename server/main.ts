import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config.ts';
import { createLog } from './http/create-log.ts';
import { createProgressBar } from './progress-bar.ts';
import { builtFiles, startServer } from './start-server.ts';
import { printWelcome } from './welcome.ts';

/**
 * The server as a process: reads the configuration, starts, stops at SIGTERM and SIGINT. Exit code 0: stopped when
 * asked to; 1: could not start, and the last lines say why and what to do.
 */
function readConfigOrExit() {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return giveUp(`These settings are not right:\n${error.message.replace(/^/gm, '  ')}`);
  }
}

function giveUp(reason: string): never {
  console.error(`\nCairn can't start. ${reason}\n`);
  process.exit(1);
}

const config = readConfigOrExit();
if (!existsSync(join(builtFiles, 'meta.json'))) {
  console.log('The pages for browsers are not built: npm run build does that.');
}
// In a terminal someone is looking: only what needs them. Elsewhere the lines are collected: one per request too.
const log = createLog({ level: process.stdout.isTTY ? 'warn' : 'info' });
const demoBar = createProgressBar('Demo data', 'days');
const ending = new AbortController();
const starting = startServer(config, log, {
  signal: ending.signal,
  onProgress: (doing) => console.log(`${doing} …`),
  // What the start says comes first.
  onDemoProgress: (progress) => void starting.then(() => demoBar.draw(progress)),
});

let askedToStopAtMs = 0;
async function stop(): Promise<void> {
  if (ending.signal.aborted) {
    // One Ctrl-C comes twice: from the terminal, and from npm. Who asks again later doesn't want to wait; PostgreSQL
    // then goes on by itself, and the next start adopts it.
    if (performance.now() - askedToStopAtMs > 1_000) process.exit(1);
    return;
  }
  askedToStopAtMs = performance.now();
  ending.abort();
  console.log('\nStopping …');
  const server = await starting.catch(() => undefined);
  await server?.stop();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  const started = await starting;
  if (!ending.signal.aborted) printWelcome(config, started);
} catch (error) {
  if (!ending.signal.aborted) giveUp(error instanceof Error ? error.message : String(error));
}
