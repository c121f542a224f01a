import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localesOf, pickLocale } from '../../shared/rules/localize.ts';
import type { PairedGuides } from '../../shared/rules/pair-pieces.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { compareWords } from './compare-words.ts';
import type { ComparedSide } from './compared-side.ts';
import { DifferenceWords } from './difference-words.tsx';
import { editorWords } from './editor-words.ts';
import { languageName } from './languages/language-name.ts';
import { PiecePair } from './piece-pair.tsx';
import { firstView, PreviewBar, useShownTheme } from './preview-frame.tsx';

export interface Drawing {
  kind: GuideKind;
  before: ComparedSide;
  after: ComparedSide;
  /** The language that is asked for, whether or not either has it. */
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** Whether what is the same in both is drawn as well. */
  isAll: boolean;
  onAll: (isAll: boolean) => void;
}

interface Props extends Drawing {
  paired: PairedGuides;
  /** Stands beside what chooses how it is drawn. */
  heading: ComponentChildren;
}

/** On a phone a page of its own width can be read, and one at desktop width, made that small, can't. */
const viewForScreen = () =>
  matchMedia('(max-width: 719px)').matches ? { ...firstView(), device: 'phone' as const } : firstView();

/** Two versions of a guide, drawn piece beside piece: first what differs, the rest when it is asked for. */
export function ComparedPieces(props: Props) {
  const { paired, kind, before, after, locale: wanted, onLocale, isAll, onAll, heading } = props;
  const { guide, pieces, isLookChanged } = paired;
  const [view, setView] = useState(viewForScreen);
  const locales = [
    ...new Set([before, after].flatMap(({ content }) => [content.defaultLocale, ...localesOf(content)])),
  ];
  const locale = pickLocale(locales, wanted, after.content.defaultLocale);
  const modes = [useShownTheme(before.content.theme).mode, useShownTheme(after.content.theme).mode];
  const differing = pieces.filter(({ changes }) => changes.length > 0);
  const same = pieces.filter(({ changes }) => changes.length === 0);
  const drawn = (pairs: PairedGuides['pieces']) =>
    pairs.map((pair) => (
      <PiecePair
        key={pair.id}
        pair={pair}
        isLookChanged={isLookChanged}
        kind={kind}
        before={before}
        after={after}
        locale={locale}
        locales={locales}
        view={view}
      />
    ));

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
      {same.length > 0 && (
        <div>
          <Button aria-expanded={isAll} onClick={() => onAll(!isAll)}>
            {isAll ? t(compareWords.showLess) : moreText(differing.length, same.length, after.content)}
          </Button>
        </div>
      )}
      {isAll && drawn(same)}
    </>
  );
}

/** What there is to be seen beside what differs. */
function moreText(differing: number, others: number, { steps }: GuideContent): string {
  if (steps.length === 0) return t(compareWords.showPanel);
  return t(differing > 0 ? compareWords.showOtherSteps : compareWords.showAllSteps, others);
}
