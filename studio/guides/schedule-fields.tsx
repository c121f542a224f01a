import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { settingWords } from './setting-words.ts';
import { type Dates, dayOf, startOf } from './situation.ts';

interface Props {
  dates: Dates | undefined;
  onChange: (dates: Dates | undefined) => void;
}

const withDates = (from: string | undefined, to: string | undefined): Dates | undefined =>
  from || to ? { type: 'dates', ...(from && { from }), ...(to && { to }) } : undefined;

/** First and last day on which it is shown, by the author's clock; each left empty for an open end. */
export const ScheduleFields = ({ dates, onChange }: Props) => (
  <div class="field-row">
    <TextField
      label={t(settingWords.shownFrom)}
      type="date"
      value={dates?.from ? dayOf(dates.from) : ''}
      onInput={(day) => onChange(withDates(startOf(day), dates?.to))}
    />
    <TextField
      label={t(settingWords.shownUntil)}
      type="date"
      // The end is not included, the last day is.
      value={dates?.to ? dayOf(new Date(Date.parse(dates.to) - 1).toISOString()) : ''}
      onInput={(day) => onChange(withDates(dates?.from, startOf(day, 1)))}
    />
  </div>
);
