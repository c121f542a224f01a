import { FileText, MessageSquarePlus } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { daysBetween } from '../../shared/rules/calendar.ts';
import { useQuery } from '../address.ts';
import type { Account } from '../api.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { FaultsOf, isAnswered } from '../ui/loaded.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useModel } from '../ui/use-model.ts';
import { AccountDetails } from './account-details.tsx';
import { AccountDialogs } from './account-dialogs.tsx';
import { AccountModel } from './account-model.ts';
import { AccountNews } from './account-news.tsx';
import { AccountTiles } from './account-tiles.tsx';
import { careWords } from './care-words.ts';
import { ExpectedCard, PeersCard } from './comparison-card.tsx';
import { ContactsCard } from './contacts-card.tsx';
import { CriteriaCard } from './criteria-card.tsx';
import { DataMenu } from './data-menu.tsx';
import { GuidesCard } from './guides-card.tsx';
import { HealthCard } from './health-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { IssuesCard } from './issues-card.tsx';
import { stageOf, tierName } from './judgement-badges.tsx';
import { LevelCard } from './level-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { profileWords } from './profile-words.ts';
import { RiskCard } from './risk-card.tsx';
import { WeeklyChart } from './weekly-chart.tsx';
import { When } from './when.tsx';
import { words } from './words.ts';

export const AccountPage = ({ params }: { params: { id: string } }) => (
  // Another account is another page, with a model of its own.
  <AccountView key={params.id} id={params.id} />
);

function AccountView({ id }: { id: string }) {
  const [query] = useQuery();
  const model = useModel(() => new AccountModel(id, query));
  useEffect(() => model.show(query), [query]);
  // What waits stands above the rest: nothing is shown that it would push away while it is read.
  const isNewsKnown = useRef(false);
  isNewsKnown.current ||= isAnswered(model.alerts);
  const account = isNewsKnown.current ? model.account.data.value : undefined;
  const fault = model.account.error.value;
  return (
    <Page
      title={account?.name || id}
      breadcrumb={[{ label: t(words.accounts), href: '/accounts' }]}
      note={account ? <Summary account={account} /> : '\u00a0'}
      actions={
        account && (
          <>
            <Button icon={FileText} href={`/accounts/${encodeURIComponent(id)}/reviews`}>
              {t(words.review)}
            </Button>
            {may('account.write') && (
              <Button icon={MessageSquarePlus} onClick={() => model.open({ type: 'note' })}>
                {t(careWords.addNote)}
              </Button>
            )}
            <DataMenu noun="account" id={id} name={account.name || id} />
          </>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.account.reload} />
      ) : (
        <>
          {/* Without the owners, nobody is given what is planned. */}
          <FaultsOf asked={[model.alerts, model.people]} />
          {account && <AccountNews model={model} account={account} />}
          <div class="verdicts">
            <LevelCard model={model} account={account} />
            <HealthCard account={account} />
            <RiskCard model={model} account={account} />
          </div>
          <AccountTiles account={account} />
          <HistoryCard history={model.history} />
          <div class="account-head">
            <WeeklyChart model={model} account={account} />
            <ProfileCard model={model} account={account} />
          </div>
          <div class="columns">
            <div class="stack">
              <CriteriaCard model={model} today={account?.today} />
              <PlanCard model={model} today={account?.today} />
              <PeersCard comparison={model.comparison} />
            </div>
            <div class="stack">
              <ContactsCard model={model} />
              <IssuesCard model={model} today={account?.today} />
              <ExpectedCard comparison={model.comparison} />
              <GuidesCard model={model} />
            </div>
          </div>
          <AccountDetails model={model} />
        </>
      )}
      {account && <AccountDialogs model={model} account={account} />}
    </Page>
  );
}

/** What one has to know before anything else, on one line. */
function Summary({ account }: { account: Account }) {
  const { contractEndsOn, tier, industry } = account;
  const days = contractEndsOn === null ? null : daysBetween(account.today, contractEndsOn);
  const parts = [
    account.churn ? t(profileWords.lost) : stageOf(account.stage),
    tier && tierName(tier),
    industry,
    account.owner?.name,
    days === null ? null : days < 0 ? t(profileWords.endedAgo, -days) : t(profileWords.daysLeft, days),
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')} ·{' '}
      {account.isUntouched ? (
        t(words.nobodyCame)
      ) : (
        <>
          {t(words.lastSeen)} <When at={account.lastSeenAt} />
        </>
      )}
      {account.isBehind && (
        <span class="account-behind" role="status">
          <span class="spinner" aria-hidden="true" />
          {t(words.isBehind)}
        </span>
      )}
    </>
  );
}
