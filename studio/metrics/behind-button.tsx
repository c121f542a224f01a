import { useQuery } from '../address.ts';
import type { AskQuery, Measured, MeasuredName } from '../api.ts';
import { t } from '../ui/i18n.ts';
import { openBehind } from './behind-address.ts';
import { madeOf, nameOf } from './format-figure.ts';
import { nounOf } from './noun-of.ts';
import { words } from './words.ts';

interface BehindButtonProps {
  name: MeasuredName;
  /** What the number is made of. */
  figure: Pick<Measured, 'n' | 'of'>;
  query: AskQuery;
  /** Instead of what it is made of: where the number itself stands on the button. */
  text?: string;
}

/** What a number is made of, in words; one press shows who or what these are. */
export function BehindButton({ name, figure, query, text }: BehindButtonProps) {
  const [, changeAddress] = useQuery();
  const made = madeOf(name, nounOf[name], figure);
  const hasWhole = figure.of !== null && name !== 'activationRate';
  return (
    <button
      class="behind"
      type="button"
      aria-label={t(words.showList, nameOf(name), text ?? made)}
      onClick={() => changeAddress(openBehind({ name, query, part: hasWhole ? 'part' : undefined }))}
    >
      {text ?? made}
    </button>
  );
}
