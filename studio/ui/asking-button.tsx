import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, IconButton } from './button.tsx';
import { ConfirmDialog } from './dialog.tsx';

export interface AskingButtonProps {
  label: string;
  /** Drawn alone, with the label as its tooltip. */
  icon?: IconNode;
  look?: 'secondary' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
  /** What is asked. */
  title: string;
  /** What goes, and whether it can be had back. */
  children: ComponentChildren;
  confirmLabel: string;
  /** When it throws, the message is shown and the question stays. */
  onConfirm: () => void | Promise<void>;
}

/** Takes away what can't be had back by one more press: so it asks first. */
export function AskingButton(props: AskingButtonProps) {
  const { label, icon, look, title, confirmLabel, onConfirm } = props;
  const [isAsking, setAsking] = useState(false);
  const shared = { ...(props.size && { size: props.size }), onClick: () => setAsking(true) };
  return (
    <>
      {icon ? (
        <IconButton icon={icon} label={label} {...(look && { look })} {...shared} />
      ) : (
        <Button {...(look && { look })} {...shared}>
          {label}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={title}
          confirmLabel={confirmLabel}
          isDangerous
          onConfirm={onConfirm}
          onClose={() => setAsking(false)}
        >
          {props.children}
        </ConfirmDialog>
      )}
    </>
  );
}
