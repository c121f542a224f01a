import { createModel, signal } from '@preact/signals';
import { FileText, Link2 } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { ReviewLocale } from '../../shared/contract/review.ts';
import { api, type ReviewRow, type ShareLink } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { createResource } from '../resource.ts';
import { may, today } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Select } from '../ui/field.tsx';
import { formatAgo, formatDate, locale, localeNames, t } from '../ui/i18n.ts';
import { FaultsOf, hasFault } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { lastQuarters } from './quarters.ts';
import { RemoveReview } from './remove-review.tsx';
import { words } from './words.ts';

const ReviewsModel = createModel((id: string) => ({
  account: createResource(() => api.accounts.get(id)),
  reviews: createResource(() => api.reviews.list(id)),
  links: createResource(() => api.shareLinks.list(id)),
  newUrl: signal<string>(),
}));

export const ReviewsPage = ({ params }: { params: { id: string } }) => (
  <ReviewsView key={params.id} id={params.id} />
);

const languages = (['en', 'zh-CN'] as const).map((value) => ({ value, label: localeNames[value] }));

/** The documents about an account, and what its own people can see. */
function ReviewsView({ id }: { id: string }) {
  const model = useModel(() => new ReviewsModel(id));
  const name = model.account.data.value?.name || id;
  return (
    <Page
      title={t(words.title)}
      breadcrumb={[
        { label: t(words.accounts), href: '/accounts' },
        { label: name, href: `/accounts/${encodeURIComponent(id)}` },
      ]}
    >
      <FaultsOf asked={[model.account, model.reviews, model.links]} />
      {!hasFault(model.reviews) && <Reviews id={id} model={model} />}
      {!hasFault(model.links) && <Links id={id} model={model} />}
    </Page>
  );
}

interface PartProps {
  id: string;
  model: InstanceType<typeof ReviewsModel>;
}

function Reviews({ id, model }: PartProps) {
  const { route } = useLocation();
  const quarters = lastQuarters(today(), 5);
  const [chosen, setChosen] = useState(quarters[1]?.name ?? '');
  const [language, setLanguage] = useState<ReviewLocale>(locale.peek());
  const [isBusy, setBusy] = useState(false);
  const create = async () => {
    const quarter = quarters.find((each) => each.name === chosen);
    if (!quarter) return;
    setBusy(true);
    try {
      const { startsOn, endsOn } = quarter;
      const review = await api.reviews.create(id, { startsOn, endsOn, locale: language });
      route(`/reviews/${review.id}`);
    } catch (error) {
      toastFault((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <Card title={t(words.reviews)} note={t(words.reviewsNote)} isFlush>
      {may('account.write') && (
        <div class="toolbar">
          <Select
            label={t(words.quarter)}
            isLabelHidden
            value={chosen}
            options={quarters.map(({ name, year, quarter }) => ({
              value: name,
              label: t(words.quarterName, year, quarter),
            }))}
            onChange={setChosen}
          />
          <Select
            label={t(words.language)}
            isLabelHidden
            value={language}
            options={languages}
            onChange={setLanguage}
          />
          <Button look="primary" icon={FileText} isBusy={isBusy} onClick={create}>
            {t(words.create)}
          </Button>
        </div>
      )}
      <ListTable<ReviewRow>
        name="reviews"
        more={{ endsOn: ({ endsOn }) => endsOn }}
        label={t(words.reviews)}
        rows={model.reviews.data.value?.reviews}
        rowKey={(review) => review.id}
        rowHref={(review) => `/reviews/${review.id}`}
        columns={[
          {
            key: 'period',
            value: ({ startsOn }) => startsOn,
            header: t(words.period),
            cell: ({ startsOn, endsOn }) => (
              <>
                <span class="nowrap">{t(words.fromDay, formatDate(startsOn))}</span>{' '}
                <span class="nowrap">{formatDate(endsOn)}</span>
              </>
            ),
          },
          {
            key: 'language',
            value: (review) => localeNames[review.locale],
            header: t(words.language),
            cell: (review) => <span class="nowrap">{localeNames[review.locale]}</span>,
          },
          {
            key: 'changed',
            value: ({ updatedAt }) => updatedAt,
            header: t(words.changed),
            align: 'end',
            cell: ({ updatedAt }) => <span class="soft nowrap">{formatAgo(updatedAt)}</span>,
          },
          ...(may('account.write')
            ? [
                {
                  key: 'remove',
                  header: t(words.remove),
                  align: 'end' as const,
                  cell: (review: ReviewRow) => (
                    <RemoveReview id={review.id} size="small" onRemoved={model.reviews.reload} />
                  ),
                },
              ]
            : []),
        ]}
        empty={
          <div class="card__empty card__empty--below">
            <p class="soft">{t(words.noReviews)}</p>
          </div>
        }
      />
    </Card>
  );
}

const lives = [7, 30, 90] as const;

function Links({ id, model }: PartProps) {
  const [days, setDays] = useState('30');
  const [language, setLanguage] = useState<ReviewLocale>(locale.peek());
  const [isBusy, setBusy] = useState(false);
  const create = async () => {
    setBusy(true);
    try {
      const { url } = await api.shareLinks.create(id, { days: Number(days), locale: language });
      model.newUrl.value = url;
      model.links.reload();
    } catch (error) {
      toastFault((error as Error).message);
    }
    setBusy(false);
  };
  return (
    <Card title={t(words.links)} note={t(words.linksNote)} isFlush>
      {may('account.write') && (
        <div class="toolbar">
          <Select
            label={t(words.validFor)}
            isLabelHidden
            value={days}
            options={lives.map((each) => ({ value: String(each), label: t(words.forDays, each) }))}
            onChange={setDays}
          />
          <Select
            label={t(words.language)}
            isLabelHidden
            value={language}
            options={languages}
            onChange={setLanguage}
          />
          <Button icon={Link2} isBusy={isBusy} onClick={create}>
            {t(words.makeLink)}
          </Button>
        </div>
      )}
      {model.newUrl.value && (
        <div class="new-link">
          <CopyField label={t(words.newLink)} text={model.newUrl.value} />
        </div>
      )}
      <ListTable<ShareLink>
        name="links"
        label={t(words.links)}
        rows={model.links.data.value?.links}
        rowKey={(link) => link.id}
        columns={[
          {
            key: 'made',
            value: ({ createdAt }) => createdAt,
            header: t(words.made),
            cell: ({ createdAt }) => <Day on={createdAt} />,
          },
          {
            key: 'until',
            value: ({ expiresAt }) => expiresAt,
            header: t(words.validUntil),
            cell: (link) => (
              <span class="row">
                <Day on={link.expiresAt} />
                <LinkState link={link} />
              </span>
            ),
          },
          {
            key: 'language',
            value: (link) => localeNames[link.locale],
            header: t(words.language),
            isSecondary: true,
            cell: (link) => localeNames[link.locale],
          },
          {
            key: 'revoke',
            header: t(words.revoke),
            align: 'end',
            cell: (link) =>
              isGood(link) &&
              may('account.write') && (
                <AskingButton
                  look="quiet"
                  size="small"
                  label={t(words.revoke)}
                  title={t(words.revokeTitle)}
                  confirmLabel={t(words.revoke)}
                  onConfirm={async () => {
                    await api.shareLinks.revoke(id, link.id);
                    toast(t(words.revokedNow));
                    model.links.reload();
                  }}
                >
                  {t(words.revokeText)}
                </AskingButton>
              ),
          },
        ]}
        empty={
          <div class="card__empty card__empty--below">
            <p class="soft">{t(words.noLinks)}</p>
          </div>
        }
      />
    </Card>
  );
}

const Day = ({ on }: { on: string }) => <span class="nowrap">{formatDate(on)}</span>;

const isGood = ({ revokedAt, expiresAt }: ShareLink) =>
  revokedAt === null && Date.parse(expiresAt) > Date.now();

const LinkState = ({ link }: { link: ShareLink }) =>
  link.revokedAt ? (
    <Badge>{t(words.revoked)}</Badge>
  ) : isGood(link) ? (
    <Badge tone="good">{t(words.valid)}</Badge>
  ) : (
    <Badge>{t(words.expired)}</Badge>
  );
