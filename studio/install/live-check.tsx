import { Check, Circle } from 'lucide';
import type { LatestEvent } from '../api.ts';
import { classNames } from '../ui/class-names.ts';
import { formatAgo, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Table } from '../ui/table.tsx';
import type { Checks } from './install-model.ts';
import { kindWords, words } from './words.ts';

/** What came in from the app just now, and whether it says whose it is. */
export function LiveCheck({ checks, events }: { checks: Checks; events: readonly LatestEvent[] }) {
  const rows: [isMet: boolean, met: string, wanted: string][] = [
    [checks.hasEvents, t(words.eventsCome), t(words.eventsWanted)],
    [checks.hasUser, t(words.userNamed), t(words.userWanted)],
    [checks.hasAccount, t(words.accountNamed), t(words.accountWanted)],
  ];
  return (
    <div class="stack">
      <ul class="checks" aria-live="polite">
        {rows.map(([isMet, met, wanted]) => (
          <li key={wanted} class={classNames('checks__row', isMet && 'checks__row--met')}>
            <Icon of={isMet ? Check : Circle} size={18} />
            <span>{isMet ? met : wanted}</span>
          </li>
        ))}
      </ul>
      {events.length > 0 && (
        <Table
          label={t(words.latest)}
          rows={events}
          rowKey={({ id }) => id}
          columns={[
            { key: 'what', header: t(words.what), cell: (event) => <What event={event} /> },
            { key: 'page', header: t(words.page), isSecondary: true, cell: ({ path }) => path },
            { key: 'who', header: t(words.who), cell: (event) => <Who event={event} /> },
            {
              key: 'when',
              header: t(words.when),
              cell: ({ at }) => <span class="install__when">{formatAgo(at)}</span>,
            },
          ]}
        />
      )}
    </div>
  );
}

/** Kinds of which the name says more than the kind. */
const isToldByName = ({ kind }: LatestEvent) => /track|guide|survey|decision/.test(kind);

const What = ({ event }: { event: LatestEvent }) => (
  <>
    {t(kindWords[event.kind])}
    <span class="note install__detail">{event.element ?? (isToldByName(event) ? event.name : '')}</span>
  </>
);

const Who = ({ event: { userId, accountId } }: { event: LatestEvent }) => (
  <>
    {userId ?? <span class="soft">{t(words.nobody)}</span>}
    {accountId !== null && <span class="note install__detail">{accountId}</span>}
  </>
);
