import { useState } from 'preact/hooks';
import type { AskQuery, Measured, MeasuredName } from '../api.ts';
import { t } from '../ui/i18n.ts';
import { BehindDialog } from './behind-dialog.tsx';
import { madeOf, nameOf } from './format-figure.ts';
import { nounOf } from './noun-of.ts';
import { words } from './words.ts';

interface BehindButtonProps {
  name: MeasuredName;
  /** What the number is made of. */
  figure: Pick<Measured, 'n' | 'of'>;
  query: AskQuery;
}

/** What a number is made of, in words; one press shows who or what these are. */
export function BehindButton({ name, figure, query }: BehindButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const text = madeOf(name, nounOf[name], figure);
  return (
    <>
      <button
        class="behind"
        type="button"
        aria-label={t(words.showList, nameOf(name), text)}
        onClick={() => setOpen(true)}
      >
        {text}
      </button>
      {isOpen && (
        <BehindDialog
          name={name}
          query={query}
          hasWhole={figure.of !== null && name !== 'activationRate'}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
