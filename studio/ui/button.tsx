import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Tooltip } from './tooltip.tsx';

/** What a control that opens a menu or popover carries: spread the trigger's attributes. */
export interface OpenerAttributes {
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  'aria-controls'?: string;
  onKeyDown?: (event: KeyboardEvent) => void;
}

const openerAttributes = (props: OpenerAttributes) => ({
  'aria-haspopup': props['aria-haspopup'],
  'aria-expanded': props['aria-expanded'],
  'aria-controls': props['aria-controls'],
  onKeyDown: props.onKeyDown,
});

export interface ButtonProps extends OpenerAttributes {
  children: ComponentChildren;
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
  icon?: IconNode;
  type?: 'button' | 'submit';
  /** Drawn as a link that looks like a button. */
  href?: string;
  /** With `href`: the browser saves the answer under this name. */
  download?: string;
  target?: '_blank';
  isDisabled?: boolean;
  /** Shows that the press is being worked on; further presses do nothing. */
  isBusy?: boolean;
  isWide?: boolean;
  /** The keys that do the same, as ARIA writes them. */
  keys?: string;
  form?: string;
  onClick?: (event: MouseEvent) => void;
}

export function Button(props: ButtonProps) {
  const { look = 'secondary', size = 'normal', icon, children, href, isBusy = false } = props;
  const className = classNames(
    'button',
    `button--${look}`,
    size === 'small' && 'button--small',
    props.isWide && 'button--wide',
    isBusy && 'button--busy',
  );
  const content = (
    <>
      {icon && <Icon of={icon} size={size === 'small' ? 16 : 18} />}
      <span>{children}</span>
    </>
  );
  if (href !== undefined) {
    return (
      <a
        class={className}
        href={href}
        download={props.download}
        target={props.target}
        rel={props.target && 'noreferrer'}
        onClick={props.onClick}
      >
        {content}
      </a>
    );
  }
  return (
    <button
      {...openerAttributes(props)}
      class={className}
      type={props.type ?? 'button'}
      form={props.form}
      disabled={props.isDisabled}
      aria-keyshortcuts={props.keys}
      aria-busy={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else props.onClick?.(event);
      }}
    >
      {content}
    </button>
  );
}

export interface IconButtonProps extends OpenerAttributes {
  icon: IconNode;
  /** Said by screen readers and shown as a tooltip. */
  label: string;
  look?: 'quiet' | 'secondary' | 'danger';
  size?: 'normal' | 'small';
  isDisabled?: boolean;
  isPressed?: boolean;
  /** Drawn as a link that looks like a button. */
  href?: string;
  /** With `href`: the browser saves the answer under this name. */
  download?: string;
  onClick?: (event: MouseEvent) => void;
}

export function IconButton(props: IconButtonProps) {
  const className = classNames(
    'button button--icon',
    `button--${props.look ?? 'quiet'}`,
    props.size === 'small' && 'button--small',
  );
  const icon = <Icon of={props.icon} size={props.size === 'small' ? 16 : 18} />;
  return (
    <Tooltip text={props.label}>
      {props.href !== undefined ? (
        <a class={className} aria-label={props.label} href={props.href} download={props.download}>
          {icon}
        </a>
      ) : (
        <button
          {...openerAttributes(props)}
          class={className}
          type="button"
          aria-label={props.label}
          aria-pressed={props.isPressed}
          disabled={props.isDisabled}
          onClick={props.onClick}
        >
          {icon}
        </button>
      )}
    </Tooltip>
  );
}
