import type { Locator } from 'playwright-core';

/**
 * Whether what is to be printed says something in Chinese and no font of this computer has the characters: the browser
 * then prints an empty box for each of them, without a word. Told by the picture: one that is missing looks like
 * another that is.
 */
export const lacksChineseFont = (printed: Locator): Promise<boolean> =>
  printed.evaluate((element) => {
    const character = /\p{Script=Han}/u.exec(element.textContent ?? '')?.[0];
    if (!character) return false;
    const drawn = (text: string) => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 24;
      const pencil = canvas.getContext('2d')!;
      pencil.font = `20px ${getComputedStyle(element).fontFamily}`;
      pencil.fillText(text, 2, 20);
      return canvas.toDataURL();
    };
    // No font has the last of the code points, which is no character.
    return drawn(character) === drawn('\u{10FFFF}');
  });
