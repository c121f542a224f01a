import { expect, test } from 'vitest';
import { readIds } from '../../../studio/segments/read-ids.ts';

test.each([
  ['one id a line', 'ann\nbob\n', ['ann', 'bob']],
  ['the first column of a file with a header', 'user_id,name\r\nann,Ann\r\nbob,Bob\r\n', ['ann', 'bob']],
  ['a column of another name, which is an id for all we know', 'login,name\nann,Ann', ['login', 'ann']],
  ['quotes, as tables write them', '"id";"name"\n"a ""b"", c";"x"', ['a "b", c']],
  ['a byte order mark and tabs', '\uFEFFid\tname\nann\tAnn', ['ann']],
  ['each id once, and no empty line', 'ann\n\n ann \n,nobody\nbob', ['ann', 'bob']],
  ['Chinese headers', '用户,姓名\n张三,张三', ['张三']],
  ['nothing', '', []],
])('reads %s', (_, text, ids) => expect(readIds(text)).toEqual(ids));
