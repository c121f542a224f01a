import { createModel } from '@preact/signals';
import { Eye } from 'lucide';
import { api } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { useModel } from '../ui/use-model.ts';
import { DataMenu } from './data-menu.tsx';
import { hasNotCome } from './has-not-come.ts';
import { TraitFacts } from './traits.tsx';
import { SeenGuides, UsedFeatures, UserAnswers } from './user-activity.tsx';
import { userWords } from './user-words.ts';
import { When } from './when.tsx';
import { words } from './words.ts';

/** So many of the newest answers. */
const answersShown = 50;

const UserModel = createModel((id: string) => ({
  user: createResource(() => api.users.get(id)),
  activity: createResource(() => api.users.activity(id)),
  answers: createResource(() => api.users.responses(id, { limit: answersShown })),
}));

export const UserPage = ({ params }: { params: { id: string } }) => (
  <UserView key={params.id} id={params.id} />
);

function UserView({ id }: { id: string }) {
  const model = useModel(() => new UserModel(id));
  const user = model.user.data.value;
  const activity = model.activity.data.value;
  const resources = [model.user, model.activity, model.answers];
  const fault = resources.map(({ error }) => error.value).find((error) => error !== undefined);
  return (
    <Page
      title={user?.name || id}
      breadcrumb={[{ label: t(words.users), href: '/users' }]}
      note={
        !user ? (
          '\u00a0'
        ) : hasNotCome(user) ? (
          t(words.notCome)
        ) : (
          <>
            {t(words.lastSeen)} <When at={user.lastSeenAt} />
          </>
        )
      }
      actions={
        user && (
          <>
            <Button icon={Eye} href={`/see-as?user=${encodeURIComponent(id)}`}>
              {t(userWords.seeAs)}
            </Button>
            <DataMenu noun="user" id={id} name={user.name || id} />
          </>
        )
      }
    >
      {fault ? (
        <LoadFault
          error={fault}
          onRetry={() => {
            for (const { reload } of resources) reload();
          }}
        />
      ) : (
        <>
          <div class="stats">
            <StatTile
              label={t(words.activeDays)}
              definition={definitionOf('activeDays28')}
              value={user && formatNumber(user.activeDays28)}
            />
            <StatTile
              label={t(words.uses28)}
              definition={definitionOf('uses')}
              value={user && formatNumber(user.uses28)}
            />
          </div>
          <div class="columns">
            <Card title={t(words.aboutUser)}>
              {user ? (
                <dl class="facts">
                  <dt>{t(words.id)}</dt>
                  <dd class="mono">{user.id}</dd>
                  <dt>{t(words.firstSeen)}</dt>
                  <dd>{formatDate(user.firstSeenAt)}</dd>
                  <TraitFacts traits={user.traits} />
                </dl>
              ) : (
                <Skeleton height={120} />
              )}
            </Card>
            <Card title={t(words.accounts)}>
              {!user ? (
                <Skeleton height={24} />
              ) : (
                <ul class="stack stack--tight">
                  {user.accounts.map((account) => (
                    <li key={account.id}>
                      <a href={`/accounts/${encodeURIComponent(account.id)}`}>{account.name || account.id}</a>
                    </li>
                  ))}
                  {user.accounts.length === 0 && <li class="soft">{t(words.noAccountOfUser)}</li>}
                </ul>
              )}
            </Card>
          </div>
          <div class="columns">
            <UsedFeatures features={activity?.features} />
            <div class="stack">
              <SeenGuides guides={activity?.guides} />
              <UserAnswers responses={model.answers.data.value?.responses} />
            </div>
          </div>
        </>
      )}
    </Page>
  );
}
