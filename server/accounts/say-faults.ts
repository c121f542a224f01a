import type { Imported } from './read-csv.ts';

/** What an import has done, with what is wrong with its lines in the language of whoever asked for it. */
export const sayFaults = ({ faults, ...taken }: Imported, say: (english: string) => string): Imported => ({
  ...taken,
  faults: faults.map(({ line, message }) => ({ line, message: message.split('; ').map(say).join('; ') })),
});
