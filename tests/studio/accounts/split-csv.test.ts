import { describe, expect, test } from 'vitest';
import { splitCsv } from '../../../studio/accounts/split-csv.ts';

describe('a CSV in parts', () => {
  test('has the heading in each, and says on which line of the file it begins', () => {
    expect(splitCsv('id,name\na,1\nb,2\nc,3\n', 2)).toEqual([
      { csv: 'id,name\na,1\nb,2', firstLine: 2, records: 2 },
      { csv: 'id,name\nc,3', firstLine: 4, records: 1 },
    ]);
  });

  test('keeps lines together that a quote holds together', () => {
    const parts = splitCsv('id,name\r\na,"two\nlines, ""quoted"""\r\nb,2', 1);
    expect(parts).toEqual([
      { csv: 'id,name\na,"two\nlines, ""quoted"""', firstLine: 2, records: 1 },
      { csv: 'id,name\nb,2', firstLine: 4, records: 1 },
    ]);
  });

  test('takes a quote within a cell for what it is', () => {
    expect(splitCsv('id,name\na,12" pipes\nb,2\n', 1)).toEqual([
      { csv: 'id,name\na,12" pipes', firstLine: 2, records: 1 },
      { csv: 'id,name\nb,2', firstLine: 3, records: 1 },
    ]);
  });

  test('counts empty lines as an editor does, and sends none alone', () => {
    expect(splitCsv('id\n\na\n\nb\n\n\nc\n', 2)).toEqual([
      { csv: 'id\na\n\nb', firstLine: 3, records: 2 },
      { csv: 'id\nc', firstLine: 8, records: 1 },
    ]);
  });

  test('is nothing without records', () => {
    expect(splitCsv('id\n', 10)).toEqual([]);
    expect(splitCsv('', 10)).toEqual([]);
  });
});
