import { expect, test } from 'vitest';
import { contrastsOf } from '../../../studio/guides/theme-contrast.ts';

test('a pale colour is said to be shaded on a light card, and not on a dark one', () => {
  const [light, dark] = contrastsOf({ mode: 'auto', accent: '#f5b400' });
  expect(light).toMatchObject({ scheme: 'light', isShaded: true });
  expect(dark).toMatchObject({ scheme: 'dark', isShaded: false });
  // Words on it are black, so that they can be read all the same.
  expect(light!.buttonText).toBeGreaterThan(10);
});

test('a colour of its own for dark counts there, and a scheme that is never shown is not judged', () => {
  expect(contrastsOf({ mode: 'dark', accent: '#000000', darkAccent: '#ffffff' })).toMatchObject([
    { scheme: 'dark', isShaded: false },
  ]);
  expect(contrastsOf({ mode: 'light', accent: '#767676' }).map(({ scheme }) => scheme)).toEqual(['light']);
});
