/**
 * Cuts a CSV into parts of at most `rows` records, each with the heading, so that a large file is sent bit by bit.
 * A record ends where a line does, unless a quote is open.
 *
 * @returns each part, with the number of the file's line on which its first record stands
 */
export function splitCsv(text: string, rows: number): { csv: string; firstLine: number; records: number }[] {
  const records: { text: string; line: number }[] = [];
  let isQuoted = false;
  let start = 0;
  let line = 1;
  let startLine = 1;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === '"') isQuoted = !isQuoted;
    if (at < text.length && (character !== '\n' || isQuoted)) {
      if (character === '\n') line += 1;
      continue;
    }
    const record = text.slice(start, at).replace(/\r$/, '');
    if (record.trim() !== '') records.push({ text: record, line: startLine });
    start = at + 1;
    line += 1;
    startLine = line;
  }
  const [heading, ...others] = records;
  if (!heading) return [];
  const parts = [];
  for (let from = 0; from < others.length; from += rows) {
    const part = others.slice(from, from + rows);
    parts.push({
      csv: [heading.text, ...part.map((record) => record.text)].join('\n'),
      firstLine: part[0]?.line ?? 2,
      records: part.length,
    });
  }
  return parts;
}
