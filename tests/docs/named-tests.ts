import { existsSync, readFileSync } from 'node:fs';

/*
 * Pages of docs/ that say where something is tested: a table whose last column names a file under tests/, in backticks
 * and with a colon after it, and then titles in it.
 */

export interface NamedTest {
  file: string;
  title: string;
}

export interface NamedRow {
  /** What is promised or required, as the first column says it. */
  what: string;
  tests: NamedTest[];
}

const namedIn = (text: string): NamedTest[] => {
  let file = '';
  return [...text.matchAll(/`([^`]+)`(:?)/g)].flatMap(([, name = '', isFile]) => {
    if (!isFile) return { file, title: name };
    file = name;
    return [];
  });
};

/** The rows of the tables of a page. */
export const rowsOf = (page: string): NamedRow[] =>
  readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => {
      const [what = '', ...rest] = line.slice(2).split(' | ');
      return { what, tests: namedIn(rest.at(-1) ?? '') };
    });

/** Without the numbers of what is said elsewhere, at the end of some titles. */
export const codeOf = (file: string): string => {
  const path = [`tests/${file}.test.ts`, `tests/${file}.ts`].find((one) => existsSync(one));
  return path ? readFileSync(path, 'utf8').replace(/ \(statements? [^)]*\)/g, '') : '';
};

/** Whether the file has a test of that title, as it stands in the code: cases of a table as `%s`. */
export const isThere = ({ file, title }: NamedTest): boolean => {
  const code = codeOf(file);
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((written) => code.includes(written));
};
