import { kindWords } from '../../shared/rules/choice-words.ts';
import type { ResponseRow, UserActivity } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { ListTable } from '../list/list-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { AnswerList } from './answer-list.tsx';
import { userWords } from './user-words.ts';
import { When } from './when.tsx';
import { words } from './words.ts';

const nothing = (text: string) => <p class="card__empty soft">{text}</p>;

/** What a user has used lately. */
export const UsedFeatures = ({ features }: { features: UserActivity['features'] | undefined }) => (
  <Card title={t(userWords.used)} note={t(userWords.usedNote)} isFlush>
    <ListTable
      name="used"
      more={{ module: ({ moduleName }) => moduleName }}
      label={t(userWords.used)}
      rows={features}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/features/${id}`}
      empty={nothing(t(userWords.usedNothing))}
      columns={[
        {
          key: 'name',
          value: ({ name }) => name,
          header: t(words.feature),
          cell: ({ name, moduleName }) => (
            <span class="two-lines">
              <span>{name}</span>
              {moduleName && <span class="note">{moduleName}</span>}
            </span>
          ),
        },
        {
          key: 'uses',
          value: ({ uses28 }) => uses28,
          header: t(words.usesShort),
          definition: definitionOf('uses'),
          align: 'end',
          cell: ({ uses28 }) => formatNumber(uses28),
        },
        {
          key: 'lastUsed',
          value: ({ lastUsedOn }) => lastUsedOn,
          header: t(words.lastUsed),
          align: 'end',
          cell: ({ lastUsedOn }) => <span class="nowrap">{formatDate(lastUsedOn)}</span>,
        },
      ]}
    />
  </Card>
);

type SeenGuide = UserActivity['guides'][number];

const outcomeNameOf = ({ completedAt, dismissedAt }: SeenGuide): string =>
  t(completedAt ? userWords.completed : dismissedAt ? userWords.dismissed : userWords.seen);

const outcomeOf = (guide: SeenGuide) =>
  guide.completedAt ? (
    <Badge tone="good">{outcomeNameOf(guide)}</Badge>
  ) : (
    <Badge>{outcomeNameOf(guide)}</Badge>
  );

/** Which guides a user has been shown, and what came of them. */
export const SeenGuides = ({ guides }: { guides: UserActivity['guides'] | undefined }) => (
  <Card title={t(userWords.guides)} note={t(userWords.guidesNote)} isFlush>
    <ListTable
      name="guides"
      label={t(userWords.guides)}
      rows={guides}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/guides/${id}?section=results`}
      empty={nothing(t(userWords.seenNothing))}
      columns={[
        {
          key: 'name',
          value: ({ name }) => name,
          header: t(userWords.guide),
          cell: ({ name, kind }) => (
            <span class="two-lines">
              <span>{name}</span>
              <span class="note">{t(kindWords[kind])}</span>
            </span>
          ),
        },
        { key: 'outcome', value: outcomeNameOf, header: t(userWords.outcome), cell: outcomeOf },
        {
          key: 'shown',
          value: ({ shownAt }) => shownAt,
          header: t(userWords.shown),
          align: 'end',
          cell: ({ shownAt }) => <When at={shownAt} />,
        },
      ]}
    />
  </Card>
);

/** What a user has answered, newest first. */
export const UserAnswers = ({ responses }: { responses: readonly ResponseRow[] | undefined }) => (
  <Card title={t(userWords.answers)} isFlush>
    {responses === undefined && <Skeleton height={90} />}
    {responses?.length === 0 && nothing(t(userWords.answeredNothing))}
    {responses?.length ? <AnswerList responses={responses} hasAccount hasUser={false} /> : null}
  </Card>
);
