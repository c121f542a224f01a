import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

interface Props {
  /** Lengths to choose from, in days up to today. */
  periods: readonly number[];
  days: number;
  /** What the address says of it. */
  onChange: (days: string) => void;
}

export const PeriodSelect = ({ periods, days, onChange }: Props) => (
  <Select
    label={t(words.period)}
    isLabelHidden
    value={String(days)}
    options={periods.map((each) => ({ value: String(each), label: t(words.lastDays, each) }))}
    onChange={onChange}
  />
);
