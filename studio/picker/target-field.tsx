import type { Target } from '../../shared/contract/target.ts';
import { Checkbox } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { PickElement, type PickElementProps } from './pick-element.tsx';
import { words } from './words.ts';

/** The chosen element, and how it is to be told from others like it. */
export function TargetField({ target, onPick, ...rest }: PickElementProps) {
  const change = (part: Pick<Target, 'ignoresText' | 'isExactPlace'>) =>
    target && onPick({ ...target, ...part });
  return (
    <div class="stack stack--tight">
      <PickElement {...rest} target={target} onPick={onPick} />
      {target && (
        <details class="more">
          <summary>{t(words.howFound)}</summary>
          <div class="stack stack--tight">
            <Checkbox
              label={t(words.ignoresText)}
              hint={t(words.ignoresTextHint)}
              isChecked={target.ignoresText ?? false}
              onChange={(ignoresText) => change({ ignoresText })}
            />
            {target.signature.nth && (
              <Checkbox
                label={t(words.isExactPlace, target.signature.nth[0] + 1, target.signature.nth[1])}
                hint={t(words.isExactPlaceHint)}
                isChecked={target.isExactPlace ?? false}
                onChange={(isExactPlace) => change({ isExactPlace })}
              />
            )}
          </div>
        </details>
      )}
    </div>
  );
}
