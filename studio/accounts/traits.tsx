import { Fragment } from 'preact';
import type { Traits, TraitValue } from '../../shared/contract/audience.ts';
import { formatDate, formatDateTime, formatList, formatNumber, t } from '../ui/i18n.ts';
import { words } from './words.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const time = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** A trait as a person reads it: dates and numbers in the reader's language, everything else as the host app gave it. */
export function formatTrait(value: TraitValue): string {
  if (value === null) return '–';
  if (typeof value === 'boolean') return t(value ? words.yes : words.no);
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return formatList(value);
  if (day.test(value) && !Number.isNaN(Date.parse(value))) return formatDate(value);
  if (time.test(value) && !Number.isNaN(Date.parse(value))) return formatDateTime(value);
  return value;
}

/** Shown beside the traits already, under names of our own. */
const knownTraits = new Set(['name', 'timeZone']);

/** `<dt>` and `<dd>` of each trait, to stand in a list of facts. */
export const TraitFacts = ({ traits }: { traits: Traits }) => (
  <>
    {Object.entries(traits)
      .filter(([name]) => !knownTraits.has(name))
      .map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{formatTrait(value)}</dd>
        </Fragment>
      ))}
  </>
);
