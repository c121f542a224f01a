/** Names that a column of ids goes by in exported files; a first line of such a name is no id. */
const headers = /^(external[ _-]?)?(id|user|account|用户|客户|(user|account|customer|company)[ _-]?id)$/i;

/**
 * The first column of a CSV file (or one id a line), each id once, in their order. Fields may be in quotes; commas,
 * semicolons and tabs end them.
 */
export function readIds(text: string): string[] {
  const cells = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(firstCell)
    .filter((cell) => cell !== '' && cell.length <= 200);
  const [first = ''] = cells;
  return [...new Set(headers.test(first) ? cells.slice(1) : cells)];
}

function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
  if (quoted) return (quoted[1] ?? '').replaceAll('""', '"').trim();
  return (/^[^,;\t]*/.exec(line)?.[0] ?? '').trim();
}
