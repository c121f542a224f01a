import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { t } from './i18n.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, danger: CircleAlert };

export interface NoticeProps {
  tone: keyof typeof icons;
  title?: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

/** A message that stays in the page. */
export const Notice = ({ tone, title, children, actions }: NoticeProps) => (
  <div class={`notice notice--${tone}`} role={tone === 'danger' ? 'alert' : undefined}>
    <Icon of={icons[tone]} />
    <div class="notice__text">
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
    {actions && <div class="row">{actions}</div>}
  </div>
);

/** In place of what could not be loaded: why, and a way to try again. */
export const LoadFault = ({ error, onRetry }: { error: Error; onRetry: () => void }) => (
  <Notice
    tone="danger"
    title={t(words.cannotLoad)}
    actions={
      <Button size="small" onClick={onRetry}>
        {t(words.tryAgain)}
      </Button>
    }
  >
    {error.message}
  </Notice>
);
