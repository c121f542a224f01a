import { useQuery } from '../address.ts';
import type { Account } from '../api.ts';
import { may, session } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Tabs } from '../ui/tabs.tsx';
import { type AccountState, accountTabs } from './account-model.ts';
import { Answers } from './answers.tsx';
import { careWords } from './care-words.ts';
import { FeatureTable } from './feature-table.tsx';
import { FiguresTab } from './figures-tab.tsx';
import { profileWords } from './profile-words.ts';
import { SeatedUsers } from './seated-users.tsx';
import { Timeline } from './timeline.tsx';
import { TraitFacts } from './traits.tsx';
import { UnitTable } from './unit-table.tsx';
import { words } from './words.ts';

const Facts = ({ account }: { account: Account }) => (
  <dl class="facts">
    <dt>{t(words.id)}</dt>
    <dd class="mono">{account.id}</dd>
    <dt>{t(words.firstSeen)}</dt>
    <dd>{formatDate(account.firstSeenAt)}</dd>
    <dt>{t(words.timeZone)}</dt>
    <dd>{account.timeZone ?? t(words.ofWorkspace, session.value?.workspace.timeZone ?? '')}</dd>
    <TraitFacts traits={account.traits} />
  </dl>
);

export function AccountDetails({ model }: { model: AccountState }) {
  const [query, changeQuery] = useQuery();
  const tab = accountTabs.find((each) => each === query.tab) ?? 'timeline';
  const account = model.account.data.value;
  return (
    <Tabs
      label={t(words.details)}
      selected={tab}
      onSelect={(key) => changeQuery({ tab: key === 'timeline' ? undefined : key })}
      tabs={[
        { key: 'timeline', label: t(careWords.timeline) },
        { key: 'figures', label: t(profileWords.figures) },
        { key: 'features', label: t(words.features), ...(account && { count: account.featuresAvailable }) },
        { key: 'users', label: t(words.users), ...(account && { count: account.users }) },
        { key: 'units', label: t(profileWords.units) },
        { key: 'answers', label: t(words.answers) },
        { key: 'traits', label: t(profileWords.traits) },
      ]}
    >
      {tab === 'timeline' && <Timeline model={model} />}
      {tab === 'figures' && <FiguresTab account={model.id.value} />}
      {tab === 'users' && <SeatedUsers account={model.id.value} />}
      {tab === 'features' && <FeatureTable model={model} />}
      {tab === 'units' && <UnitTable model={model} />}
      {tab === 'answers' && <Answers model={model} />}
      {tab === 'traits' && account && (
        <Card
          title={t(words.about)}
          actions={
            may('account.write') && (
              <Button size="small" look="danger" onClick={() => model.open({ type: 'lose' })}>
                {t(profileWords.lose)}
              </Button>
            )
          }
        >
          <Facts account={account} />
        </Card>
      )}
    </Tabs>
  );
}
