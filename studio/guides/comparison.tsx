import type { ComponentChildren } from 'preact';
import { pairPieces } from '../../shared/rules/pair-pieces.ts';
import { useReferences } from '../references/references.tsx';
import { locale as studioLocale, t } from '../ui/i18n.ts';
import { ComparedPieces, type Drawing } from './compared-pieces.tsx';
import { publishWords } from './publish-words.ts';

interface Props extends Drawing {
  /** What can be done with what is compared. */
  actions?: ComponentChildren;
  /** What may be looked at instead when there is none. */
  ifSame?: ComponentChildren;
}

/** What differs between two versions of a guide, drawn and in words. */
export function Comparison({ actions, ifSame, ...drawing }: Props) {
  const { guides, features, segments } = useReferences();
  const known = {
    guides: new Map(guides.data.value?.map(({ id, name }) => [id, name])),
    features: new Map(features.data.value?.map(({ id, name }) => [id, name])),
    segments: new Map(segments.data.value?.map(({ id, name }) => [id, name])),
  };
  const paired = pairPieces(drawing.before, drawing.after, studioLocale.value, known);
  const count = [paired.guide, ...paired.pieces.map(({ differences }) => differences)].flat().length;
  return (
    <div class="differences">
      <ComparedPieces
        {...drawing}
        paired={paired}
        heading={
          <div class="row">
            {count > 0 ? (
              <p class="note">{t(publishWords.differences, count)}</p>
            ) : (
              <p class="soft">{t(publishWords.noDifference)}</p>
            )}
            {count > 0 ? actions : ifSame}
          </div>
        }
      />
    </div>
  );
}
