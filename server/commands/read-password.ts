import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError } from './run-command.ts';

/** Asks for a password without showing it; where nobody can be asked, takes the first line of the input. */
export async function readPassword(): Promise<string> {
  const { stdin, stderr } = process;
  if (stdin.isTTY) stderr.write('Password: ');
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silence, terminal: stdin.isTTY });
  try {
    for await (const line of lines) return line;
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
  throw new CommandError('There is no password: give --password, or one line on the standard input.');
}
