import { healthStates, riskLevels } from '../../shared/contract/judgement.ts';
import { addDays, addMonths, daysBetween } from '../../shared/rules/calendar.ts';
import type { JudgedHistory } from '../api.ts';
import { Card } from '../ui/card.tsx';
import { formatDate, type Phrase, t } from '../ui/i18n.ts';
import { type Asked, Loaded } from '../ui/loaded.tsx';
import { riskWords } from './judgement-badges.tsx';
import { judgementWords as words } from './judgement-words.ts';

type Place = Pick<JudgedHistory, 'from' | 'to'>;
type AnySpan = { from: string; to: string; value: string };

const judged = words as unknown as Record<string, Phrase>;
const rows: {
  key: 'level' | 'health' | 'risk';
  label: Phrase;
  names: Record<string, Phrase>;
  /** From bad to good. */
  order: readonly string[];
}[] = [
  { key: 'level', label: words.level, names: judged, order: ['low', 'medium', 'high', 'tooEarly'] },
  { key: 'health', label: words.health, names: judged, order: healthStates },
  { key: 'risk', label: words.risk, names: riskWords, order: riskLevels.toReversed() },
];

/** A year of level, health and risk: which was when, and what somebody had set by hand. */
export const HistoryCard = ({ history: asked }: { history: Asked<JudgedHistory> }) => (
  <Card title={t(words.history)} note={t(words.historyNote)}>
    <Loaded of={asked} height={120}>
      {(history) =>
        history.level.length === 0 ? (
          <p class="soft">{t(words.noHistory)}</p>
        ) : (
          <div class="history">
            {rows.map(({ key, label, names }) => (
              <div key={key} class="history__row">
                <span class="history__name">{t(label)}</span>
                <Strip label={t(label)} place={history} row={key} spans={history[key]} names={names} />
              </div>
            ))}
            <div class="history__row" aria-hidden="true">
              <span />
              <Months place={history} />
            </div>
            <Legends history={history} />
            <Overrides history={history} />
          </div>
        )
      }
    </Loaded>
  </Card>
);

const shareOf = ({ from, to }: Place, day: string) =>
  (Math.max(0, daysBetween(from, day)) / (daysBetween(from, to) + 1)) * 100;

const spanText = (span: AnySpan, names: Record<string, Phrase>) =>
  t(words.span, t(names[span.value]!), formatDate(span.from), formatDate(span.to));

interface StripProps {
  label: string;
  place: JudgedHistory;
  row: 'level' | 'health' | 'risk';
  spans: readonly AnySpan[];
  names: Record<string, Phrase>;
}

function Strip({ label, place, row, spans, names }: StripProps) {
  const overrides = row === 'level' ? place.overrides : [];
  return (
    <div class="history__strip">
      <ul class="visually-hidden" aria-label={label}>
        {spans.map((span) => (
          <li key={span.from}>{spanText(span, names)}</li>
        ))}
      </ul>
      {spans.map((span) => (
        <span
          key={span.from}
          aria-hidden="true"
          title={spanText(span, names)}
          class={`history__span history__span--${row}-${span.value}`}
          style={{
            left: `${shareOf(place, span.from)}%`,
            width: `${shareOf(place, addDays(span.to, 1)) - shareOf(place, span.from)}%`,
          }}
        />
      ))}
      {overrides.map((override) => (
        <span
          key={override.setOn}
          aria-hidden="true"
          title={t(words.overrideText, t(words[override.level]), override.reason)}
          class="history__override"
          style={{
            left: `${shareOf(place, override.setOn)}%`,
            width: `${Math.max(0.5, shareOf(place, addDays(endOf(override, place), 1)) - shareOf(place, override.setOn))}%`,
          }}
        />
      ))}
    </div>
  );
}

/** The last day on which it held, within the year. */
function endOf({ until, releasedOn }: JudgedHistory['overrides'][number], { to }: Place): string {
  const released = releasedOn === null ? until : addDays(releasedOn, -1);
  return [until, released, to].toSorted()[0]!;
}

/** The first day of every second month. */
function Months({ place }: { place: Place }) {
  const first = addMonths(`${place.from.slice(0, 7)}-01`, 1);
  const months = Array.from({ length: 6 }, (_, n) => addMonths(first, 2 * n)).filter(
    (day) => day <= place.to,
  );
  return (
    <div class="history__months note">
      {months.map((day) => (
        <span key={day} style={{ left: `${shareOf(place, day)}%` }}>
          {formatDate(day, { month: 'short' })}
        </span>
      ))}
    </div>
  );
}

/** The colours that are there, from bad to good. */
function Legends({ history }: { history: JudgedHistory }) {
  return (
    <div class="history__legend">
      {rows.map(({ key, label, names, order }) => {
        const shown = new Set(history[key].map(({ value }) => value as string));
        const values = order.filter((value) => shown.has(value));
        return (
          <span key={key} class="row note">
            {t(label)}
            {values.map((value) => (
              <span key={value} class="history__key">
                <span class={`history__dot history__span--${key}-${value}`} />
                {t(names[value]!)}
              </span>
            ))}
          </span>
        );
      })}
    </div>
  );
}

const Overrides = ({ history: { overrides } }: { history: JudgedHistory }) =>
  overrides.length === 0 ? null : (
    <ul class="history__overrides">
      {overrides.toReversed().map((override) => (
        <li key={override.setOn}>
          <strong>{t(words.setByHandOn, t(words[override.level]), formatDate(override.setOn))}</strong>{' '}
          <span class="note">
            {t(
              override.releasedOn === null ? words.holdsUntil : words.heldUntil,
              override.reason,
              formatDate(override.releasedOn === null ? override.until : addDays(override.releasedOn, -1)),
            )}
            {override.by && ` · ${override.by}`}
          </span>
        </li>
      ))}
    </ul>
  );
