import type { Overview } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { Table } from '../ui/table.tsx';
import { words } from './words.ts';

/** What the product is used for most. */
export const MostUsedCard = ({ overview }: { overview: Overview | undefined }) => (
  <FeaturesCard
    title={t(words.topFeatures)}
    features={overview?.topFeatures}
    link={t(words.allFeatures)}
    href="/features"
  />
);

/** What few have found, where a guide may help; nothing where the most used are all there are. */
export const HardlyUsedCard = ({ overview }: { overview: Overview | undefined }) =>
  overview?.hardlyUsedFeatures.length === 0 ? null : (
    <FeaturesCard
      title={t(words.hardlyUsedFeatures)}
      features={overview?.hardlyUsedFeatures}
      link={t(words.guides)}
      href="/guides"
    />
  );

interface FeaturesCardProps {
  title: string;
  features: Overview['topFeatures'] | undefined;
  link: string;
  href: string;
}

const FeaturesCard = ({ title, features, link, href }: FeaturesCardProps) => (
  <Card
    title={title}
    note={t(words.last28Days)}
    isFlush
    actions={
      <Button look="quiet" size="small" href={href}>
        {link}
      </Button>
    }
  >
    <Table
      label={title}
      rows={features}
      rowKey={(feature) => feature.id}
      rowHref={(feature) => `/features/${feature.id}`}
      columns={[
        { key: 'name', header: t(words.feature), cell: (feature) => feature.name },
        {
          key: 'users',
          header: t(words.users),
          definition: definitionOf('users28'),
          align: 'end',
          cell: (feature) => formatNumber(feature.users28),
        },
        {
          key: 'accounts',
          header: t(words.accounts),
          align: 'end',
          cell: (feature) => formatNumber(feature.accounts28),
        },
      ]}
      empty={
        <div class="card__empty">
          <p class="soft">{t(words.noFeatures)}</p>
          <Button size="small" href="/features">
            {t(words.defineFeatures)}
          </Button>
        </div>
      }
    />
  </Card>
);
