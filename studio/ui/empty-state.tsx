import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export interface EmptyStateProps {
  icon: IconNode;
  title: string;
  /** Why it is empty and what fills it. */
  children?: ComponentChildren;
  actions?: ComponentChildren;
}

export const EmptyState = ({ icon, title, children, actions }: EmptyStateProps) => (
  <div class="empty">
    <span class="empty__icon">
      <Icon of={icon} size={24} />
    </span>
    <h2>{title}</h2>
    {children && <div class="empty__text">{children}</div>}
    {actions && <div class="row">{actions}</div>}
  </div>
);
