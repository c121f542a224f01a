import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { ComparedGuide } from '../../shared/rules/compare-guides.ts';
import { outlineName } from '../../shared/rules/outline-words.ts';
import type { PiecePair as Pair, PieceChange } from '../../shared/rules/pair-pieces.ts';
import { stepTitle } from '../../shared/rules/step-title.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { formatList, locale as studioLocale, t } from '../ui/i18n.ts';
import { changeWords, compareWords } from './compare-words.ts';
import { DifferenceWords } from './difference-words.tsx';
import { languageName } from './languages/language-name.ts';
import { PiecePicture } from './piece-picture.tsx';
import type { PreviewView } from './preview-frame.tsx';
import { WhenNear } from './when-near.tsx';
import { words } from './words.ts';

/** One of the two guides, and what it is called: alone, and within a sentence. */
export interface ComparedSide extends ComparedGuide {
  label: string;
  within: string;
}

interface Props {
  pair: Pair;
  kind: GuideKind;
  before: ComparedSide;
  after: ComparedSide;
  /** The language whose texts are drawn. */
  locale: Locale;
  /** Every language that either of the two has. */
  locales: readonly Locale[];
  view: PreviewView;
}

const tones: Record<PieceChange, Tone> = {
  added: 'good',
  removed: 'danger',
  moved: 'accent',
  changed: 'warn',
  look: 'warn',
};

/** A step or panel as it is in two versions: what has become of it, both drawn, and what differs in words. */
export function PiecePair({ pair, before, after, locales, ...shared }: Props) {
  const { locale } = shared;
  const title =
    pair.after === undefined ? titleOf(before, pair.before, locale) : titleOf(after, pair.after, locale);
  const unseen = unseenLanguages(pair, locales, locale);
  return (
    <section class="pair">
      <header class="pair__head">
        <h3>{title}</h3>
        {pair.changes.map((change) => (
          <Badge key={change} tone={tones[change]}>
            {change === 'moved' ? movedText(pair) : t(changeWords[change])}
          </Badge>
        ))}
        {pair.changes.length === 0 && <Badge>{t(compareWords.unchanged)}</Badge>}
      </header>
      <div class="pair__sides">
        <Side {...shared} side={before} index={pair.before} />
        <Side {...shared} side={after} index={pair.after} />
      </div>
      {unseen.length > 0 && (
        <p class="note">{t(compareWords.inOtherLanguage, formatList(unseen.map(languageName)))}</p>
      )}
      <Told pair={pair} />
    </section>
  );
}

/** Where all that differs is said in other languages than the one that is drawn: in those. */
function unseenLanguages(
  { changes, differences }: Pair,
  locales: readonly Locale[],
  drawn: Locale,
): Locale[] {
  const spoken = differences.map(({ key }) => locales.find((locale) => key.endsWith(`/${locale}`)));
  const isUnseen =
    changes.includes('changed') && spoken.every((locale) => locale !== undefined && locale !== drawn);
  return isUnseen ? [...new Set(spoken.filter((locale) => locale !== undefined))] : [];
}

const movedText = ({ before = 0, after = 0 }: Pair) =>
  before === after ? t(compareWords.movedAmong) : t(compareWords.moved, before + 1, after + 1);

/** Of what only one of them has, everything differs: that is there for whoever asks. */
function Told({ pair: { id, before, after, differences } }: { pair: Pair }) {
  if (differences.length === 0) return null;
  if (before !== undefined && after !== undefined) {
    return <DifferenceWords differences={differences} hasParts={id === 'checklist'} />;
  }
  return (
    <details class="more">
      <summary>{t(compareWords.wordsOfPiece, differences.length)}</summary>
      <DifferenceWords differences={differences} />
    </details>
  );
}

/** What a step is known by in one of them; a panel by what it is. */
function titleOf({ content }: ComparedSide, index = 0, locale: Locale): string {
  const step = content.steps[index];
  if (!step) return outlineName(content.checklist ? 'checklist' : 'help', studioLocale.value);
  const title = stepTitle(step, locale, content.defaultLocale);
  return [t(words.step, index + 1), title].filter(Boolean).join(' · ');
}

type SideProps = Pick<Props, 'kind' | 'locale' | 'view'> & {
  side: ComparedSide;
  index: number | undefined;
};

function Side({ side, index, kind, locale, view }: SideProps) {
  const title = index === undefined ? undefined : titleOf(side, index, locale);
  const place = index !== undefined && side.content.steps.length > 0 && t(words.step, index + 1);
  return (
    <figure class="pair__side">
      <figcaption class="note">{[side.label, place].filter(Boolean).join(' · ')}</figcaption>
      {index === undefined || title === undefined ? (
        <p class="pair__none soft">{t(compareWords.notIn, side.within)}</p>
      ) : (
        <WhenNear class={`pair__picture pair__picture--${view.device}`}>
          <PiecePicture
            label={t(compareWords.picture, side.label, title)}
            kind={kind}
            name={side.name}
            content={side.content}
            stepIndex={index}
            locale={locale}
            view={view}
          />
        </WhenNear>
      )}
    </figure>
  );
}
