import type { IconNode } from 'lucide';
import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

export interface SegmentedControlProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon?: IconNode }[];
  onChange: (value: Value) => void;
  size?: 'normal' | 'small';
  isDisabled?: boolean;
}

/** A choice of a few, all in sight. Radio buttons underneath: arrow keys move the choice. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <fieldset class={`segments segments--${props.size ?? 'normal'}`} disabled={props.isDisabled}>
      <legend class="visually-hidden">{props.label}</legend>
      {props.options.map((option) => (
        <label class="segments__option" key={option.value}>
          <input
            class="visually-hidden"
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          {option.icon && <Icon of={option.icon} size={16} />}
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
