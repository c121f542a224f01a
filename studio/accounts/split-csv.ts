interface CsvRecord {
  start: number;
  end: number;
  /** The file's line on which it begins. */
  line: number;
}

/**
 * Cuts a CSV into parts of at most `rows` records, each with the heading, so that a large file is sent bit by bit.
 * A record ends where a line does, unless a quote is open; one opens where a cell begins.
 *
 * @returns each part, with the number of the file's line on which its first record stands
 */
export function splitCsv(text: string, rows: number): { csv: string; firstLine: number; records: number }[] {
  const [heading, ...others] = recordsOf(text);
  if (!heading) return [];
  const parts = [];
  for (let from = 0; from < others.length; from += rows) {
    const part = others.slice(from, from + rows);
    const [first, last] = [part[0] as CsvRecord, part.at(-1) as CsvRecord];
    parts.push({
      // Uncut from the first to the last: lines that are empty count too.
      csv: `${text.slice(heading.start, heading.end)}\n${text.slice(first.start, last.end)}`,
      firstLine: first.line,
      records: part.length,
    });
  }
  return parts;
}

/** Where each record that is not empty stands. */
function recordsOf(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let isQuoted = false;
  let isCellStart = true;
  let start = 0;
  let line = 1;
  let startLine = 1;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === '\n') line += 1;
    if (at === text.length || (character === '\n' && !isQuoted)) {
      const end = text[at - 1] === '\r' ? at - 1 : at;
      if (text.slice(start, end).trim() !== '') records.push({ start, end, line: startLine });
      start = at + 1;
      startLine = line;
      isCellStart = true;
    } else if (isQuoted) {
      if (character !== '"') continue;
      if (text[at + 1] === '"') at += 1;
      else isQuoted = false;
    } else if (character === '"' && isCellStart) {
      isQuoted = true;
    } else if (character !== ' ') {
      isCellStart = character === ',' || character === ';' || character === '\t';
    }
  }
  return records;
}
