import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localesOf, pickLocale } from '../../shared/rules/localize.ts';
import type { PairedGuides } from '../../shared/rules/pair-pieces.ts';
import { useQuery } from '../address.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { compareWords } from './compare-words.ts';
import { DifferenceWords } from './difference-words.tsx';
import { editorWords } from './editor-words.ts';
import { languageName } from './languages/language-name.ts';
import { type ComparedSide, PiecePair } from './piece-pair.tsx';
import { firstView, PreviewBar, useShownTheme } from './preview-frame.tsx';

interface Props {
  paired: PairedGuides;
  kind: GuideKind;
  before: ComparedSide;
  after: ComparedSide;
  /** The language that is asked for, whether or not either has it. */
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** Stands beside what chooses how it is drawn. */
  heading: ComponentChildren;
}

/** On a phone a page of its own width can be read, and one at desktop width, made that small, can't. */
const viewForScreen = () =>
  matchMedia('(max-width: 719px)').matches ? { ...firstView, device: 'phone' as const } : firstView;

/** Two versions of a guide, drawn piece beside piece: first what differs, the rest when it is asked for. */
export function ComparedPieces({
  paired: { guide, pieces },
  locale: wanted,
  onLocale,
  heading,
  ...sides
}: Props) {
  const { before, after } = sides;
  const [{ all }, changeQuery] = useQuery();
  const [view, setView] = useState(viewForScreen);
  const locales = [
    ...new Set([before, after].flatMap(({ content }) => [content.defaultLocale, ...localesOf(content)])),
  ];
  const locale = pickLocale(locales, wanted, after.content.defaultLocale);
  const modes = [useShownTheme(before.content.theme).mode, useShownTheme(after.content.theme).mode];
  const differing = pieces.filter(({ changes }) => changes.length > 0);
  const same = pieces.filter(({ changes }) => changes.length === 0);
  const isAll = all !== undefined;
  const drawn = (pairs: PairedGuides['pieces']) =>
    pairs.map((pair) => (
      <PiecePair key={pair.id} pair={pair} {...sides} locale={locale} locales={locales} view={view} />
    ));
  const count = same.length;

  return (
    <>
      <div class="row row--apart">
        {heading}
        {(differing.length > 0 || isAll) && (
          <div class="row">
            {locales.length > 1 && (
              <Select
                label={t(editorWords.language)}
                isLabelHidden
                value={locale}
                options={locales.map((value) => ({ value, label: languageName(value) }))}
                onChange={onLocale}
              />
            )}
            <PreviewBar view={view} hasSchemes={modes.includes('auto')} onChange={setView} />
          </div>
        )}
      </div>
      {guide.length > 0 && (
        <section class="pair">
          <h3>{guide[0]?.group}</h3>
          <DifferenceWords differences={guide} />
        </section>
      )}
      {drawn(differing)}
      {count > 0 && (
        <div>
          <Button aria-expanded={isAll} onClick={() => changeQuery({ all: isAll ? undefined : 1 })}>
            {after.content.steps.length === 0
              ? t(isAll ? compareWords.hidePanel : compareWords.showPanel)
              : t(isAll ? compareWords.hideSameSteps : compareWords.showSameSteps, count)}
          </Button>
        </div>
      )}
      {isAll && drawn(same)}
    </>
  );
}
