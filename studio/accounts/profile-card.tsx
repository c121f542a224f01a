import { Pencil } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { Account } from '../api.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, formatList, formatNumber, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import type { AccountState } from './account-model.ts';
import { stageOf, tierName } from './judgement-badges.tsx';
import { judgementWords } from './judgement-words.ts';
import { profileWords as words } from './profile-words.ts';

export const moneyText = (value: number, currency: string | null) =>
  currency === null
    ? formatNumber(value)
    : formatNumber(value, { style: 'currency', currency, maximumFractionDigits: 0 });

/** Who the account is and what it bought. */
export function ProfileCard({ model, account }: { model: AccountState; account: Account | undefined }) {
  return (
    <Card
      title={t(words.profile)}
      actions={
        may('account.write') && (
          <Button size="small" look="quiet" icon={Pencil} onClick={() => model.open({ type: 'profile' })}>
            {t(words.edit)}
          </Button>
        )
      }
    >
      {account ? <Facts account={account} /> : <Skeleton height={200} />}
    </Card>
  );
}

/** From when to when: it breaks between its days, never within one. */
function contractOf({ contractStartsOn, contractEndsOn }: Account['fields']): ComponentChildren {
  if (!contractStartsOn && !contractEndsOn) return null;
  const [from, to] = [contractStartsOn, contractEndsOn].map((day) => (day ? formatDate(day) : '…'));
  return (
    <>
      <span class="nowrap">{from} –</span> <span class="nowrap">{to}</span>
    </>
  );
}

function Facts({ account }: { account: Account }) {
  const { fields } = account;
  const facts: [label: string, value: ComponentChildren][] = [
    [t(words.owner), account.owner?.name ?? t(words.noOwner)],
    [t(judgementWords.tier), tierName(fields.tier)],
    [t(judgementWords.stage), stageOf(account.stage)],
    [t(words.industry), fields.industry],
    [t(words.region), fields.region],
    [t(words.plan), fields.plan],
    [t(words.modules), fields.modules && formatList(fields.modules)],
    [t(words.seats), fields.seats === null ? null : formatNumber(fields.seats)],
    [t(words.goLiveOn), fields.goLiveOn && formatDate(fields.goLiveOn)],
    [t(words.contract), contractOf(fields)],
    [
      t(words.annualValue),
      account.annualValue === null ? null : moneyText(account.annualValue, account.currency),
    ],
    [
      t(words.quadrant),
      fields.amountScore === null && fields.fitScore === null
        ? null
        : `${fields.amountScore ?? '–'} · ${fields.fitScore ?? '–'}`,
    ],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value !== null && (
            <>
              <dt key={label}>{label}</dt>
              <dd key={`${label}-value`}>{value}</dd>
            </>
          ),
      )}
    </dl>
  );
}
