import { describe, expect, test } from 'vitest';
import { decodeText, encodingOf } from '../../../shared/rules/decode-text.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );
const utf16 = (text: string, isLittle: boolean) =>
  [...text].flatMap((character) => {
    const code = character.charCodeAt(0);
    return isLittle ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff];
  });

/** “华东” and “北方” as spreadsheets of China write them. */
const huadong = [0xbb, 0xaa, 0xb6, 0xab];
const beifang = [0xb1, 0xb1, 0xb7, 0xbd];

describe('a text file', () => {
  test.each([
    ['UTF-8', bytes('id,name\n1,华东 Müller'), 'utf-8', 'id,name\n1,华东 Müller'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'id,名称'), 'utf-8', 'id,名称'],
    ['nothing but ASCII', bytes('id\na'), 'utf-8', 'id\na'],
    ['nothing', bytes(), 'utf-8', ''],
    ['UTF-16', bytes([0xff, 0xfe, ...utf16('id\t华东', true)]), 'utf-16le', 'id\t华东'],
    ['UTF-16, backwards', bytes([0xfe, 0xff, ...utf16('id\t华东', false)]), 'utf-16be', 'id\t华东'],
    [
      'GBK',
      bytes('id,name\n1,', huadong, '\n2,', beifang, ' Ltd\n'),
      'gb18030',
      'id,name\n1,华东\n2,北方 Ltd\n',
    ],
    // “镕” lies outside of GB 2312: its second byte is a Latin letter.
    ['GBK with a rare name', bytes(huadong, [0xe9, 0x46], beifang), 'gb18030', '华东镕北方'],
    [
      'Windows-1252',
      bytes('M', [0xfc], 'ller,Gr', [0xf6, 0xdf], 'e,Caf', [0xe9], ' 5 ', [0x80]),
      'windows-1252',
      'Müller,Größe,Café 5 €',
    ],
  ] as const)('in %s is read as it was written', (_, file, encoding, text) => {
    expect(encodingOf(file)).toBe(encoding);
    expect(decodeText(file)).toBe(text);
  });
});
