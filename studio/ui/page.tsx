import { ChevronRight } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from './i18n.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

export interface PageProps {
  title: string;
  /** One line under the title. */
  note?: ComponentChildren;
  /** The pages above this one, outermost first. */
  breadcrumb?: readonly { label: string; href: string }[];
  actions?: ComponentChildren;
  /** `normal` keeps lines readable, `wide` is for tables, `full` for tools that use the whole window. */
  width?: 'normal' | 'wide' | 'full';
  children: ComponentChildren;
}

/** A page's frame. Its title is the window's title too. */
export function Page({ title, note, breadcrumb = [], actions, width = 'wide', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Cairn`;
  }, [title]);
  return (
    <div class={`page page--${width}`}>
      <header class="page__head">
        <div class="page__titles">
          {breadcrumb.length > 0 && (
            <nav class="breadcrumb" aria-label={t(words.breadcrumb)}>
              {breadcrumb.map((item) => (
                <span key={item.href}>
                  <a href={item.href}>{item.label}</a>
                  <Icon of={ChevronRight} size={14} />
                </span>
              ))}
            </nav>
          )}
          <h1 class="page__title">{title}</h1>
          {note && <p class="page__note">{note}</p>}
        </div>
        {actions && <div class="page__actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
