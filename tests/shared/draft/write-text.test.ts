import { expect, test } from 'vitest';
import { confirmText, writeText } from '../../../shared/draft/write-text.ts';

const text = { byLocale: { en: 'Save', fr: 'Enregistrer', de: 'Speichern' } };

test('a new wording makes its translations doubtful, until they are written anew or confirmed', () => {
  const changed = writeText(text, 'en', 'Save it', 'en');
  expect(changed.staleIn).toEqual(['fr', 'de']);
  const french = writeText(changed, 'fr', 'L’enregistrer', 'en');
  expect(french.staleIn).toEqual(['de']);
  expect(confirmText(french, 'de')).toEqual({
    byLocale: { en: 'Save it', fr: 'L’enregistrer', de: 'Speichern' },
  });
});

test.each([
  ['the same wording again', writeText(text, 'en', 'Save', 'en')],
  ['a first wording', writeText({ byLocale: { fr: 'Oui' } }, 'en', 'Yes', 'en')],
  ['another translation', writeText(text, 'fr', 'Sauver', 'en')],
])('%s makes nothing doubtful', (_, written) => expect(written.staleIn).toBeUndefined());

test('a language that is taken out is no longer doubtful', () => {
  const changed = writeText(text, 'en', 'Save it', 'en');
  expect(writeText(changed, 'de', undefined, 'en')).toEqual({
    byLocale: { en: 'Save it', fr: 'Enregistrer' },
    staleIn: ['fr'],
  });
});
