import type { ComponentChildren } from 'preact';
import { classNames } from './class-names.ts';
import { Definition } from './definition.tsx';

export interface CardProps {
  title?: string;
  definition?: string | undefined;
  note?: ComponentChildren;
  actions?: ComponentChildren;
  /** The content reaches the edges, as a table does. */
  isFlush?: boolean;
  /** For what leads to it. */
  id?: string;
  children: ComponentChildren;
}

export const Card = ({ title, definition, note, actions, isFlush, id, children }: CardProps) => (
  <section class={classNames('card', isFlush && 'card--flush')} id={id}>
    {(title || actions) && (
      <header class="card__head">
        <div class="card__titles">
          <div class="card__title">
            {title && <h2>{title}</h2>}
            {title && definition && <Definition name={title} text={definition} />}
          </div>
          {note && <p class="note">{note}</p>}
        </div>
        {actions && <div class="row">{actions}</div>}
      </header>
    )}
    <div class="card__body">{children}</div>
  </section>
);
