import { stages, type Tier, tiers } from '../../shared/contract/account.ts';
import type { AccountRow } from '../api.ts';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { stageName, tierName } from './judgement-badges.tsx';
import { words } from './words.ts';

const columns = [...stages, null];
const rowsOf: (Tier | null)[] = ['strategic', 'enterprise', 'longTail', null];

/** How many of a cell are named. */
const most = 6;

interface BoardProps {
  accounts: readonly AccountRow[];
  onOpen: (cell: { tier: string; stage: string }) => void;
}

/** Tier × stage: each account in the colour of its risk. Columns and rows that nobody is in are left out. */
export function AccountBoard({ accounts, onOpen }: BoardProps) {
  const isUsed = (of: 'tier' | 'stage', value: string | null) =>
    accounts.some((account) => account[of] === value);
  const shownColumns = columns.filter((stage) => stage !== null || isUsed('stage', null));
  const shownRows = rowsOf.filter((tier) => (tier === null ? isUsed('tier', null) : tiers.includes(tier)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="board-frame" aria-label={t(words.board)} tabIndex={0}>
      <table class="board">
        <thead>
          <tr>
            <td />
            {shownColumns.map((stage) => (
              <th key={stage} scope="col">
                {stageName(stage)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shownRows.map((tier) => (
            <tr key={tier}>
              <th scope="row">{tierName(tier)}</th>
              {shownColumns.map((stage) => {
                const inside = accounts
                  .filter((account) => account.tier === tier && account.stage === stage)
                  .toSorted((a, b) => (a.contractEndsOn ?? '9').localeCompare(b.contractEndsOn ?? '9'));
                return (
                  <td key={stage} data-stage={stageName(stage)}>
                    {inside.slice(0, most).map((account) => (
                      <a
                        key={account.id}
                        class={`board__account board__account--${account.risk ?? 'none'}`}
                        href={`/accounts/${encodeURIComponent(account.id)}`}
                        title={
                          account.contractEndsOn
                            ? t(words.endsOn, formatDate(account.contractEndsOn))
                            : undefined
                        }
                      >
                        <span>{account.name}</span>
                        {account.openAlerts > 0 && (
                          <span class="number">{formatNumber(account.openAlerts)}</span>
                        )}
                      </a>
                    ))}
                    {inside.length > 0 && (
                      <button
                        class="board__more"
                        type="button"
                        onClick={() => onOpen({ tier: tier ?? 'none', stage: stage ?? 'none' })}
                      >
                        {t(words.listThem, inside.length)}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
