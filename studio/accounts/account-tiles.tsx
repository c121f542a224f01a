import type { Account, MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { BehindButton } from '../metrics/behind-button.tsx';
import { formatShare, formatSigned, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { profileWords } from './profile-words.ts';
import { words } from './words.ts';

/** Whether the account is low for it, by the limits of the workspace. */
const isLow = (account: Account | undefined, name: 'activity' | 'featureUsageRate') =>
  account?.judgement.level.facts.some(({ fact, effect }) => fact === name && effect === 'low') ?? false;

export function AccountTiles({ account }: { account: Account | undefined }) {
  const rate =
    account && account.featuresAvailable > 0 ? account.featuresUsed / account.featuresAvailable : undefined;
  const activity = account && account.users > 0 ? account.activeUsers7 / account.users : undefined;
  const activation = account?.seatsBought ? account.activatedUsers / account.seatsBought : undefined;
  const behind = (name: MeasuredName, n: number, of: number | null) =>
    account && <BehindButton name={name} figure={{ n, of }} query={{ account: account.id }} />;
  return (
    <div class="stats">
      <StatTile
        label={t(profileWords.activity)}
        definition={definitionOf('activity')}
        value={account && (activity === undefined ? '–' : formatShare(activity))}
        note={account && behind('activity', account.activeUsers7, account.users)}
      >
        {activity !== undefined && (
          <ShareBar share={activity} look={isLow(account, 'activity') ? 'warn' : 'accent'} />
        )}
      </StatTile>
      <StatTile
        label={t(words.usageRate)}
        definition={definitionOf('featureUsageRate')}
        value={account && (rate === undefined ? '–' : formatShare(rate))}
        note={
          account &&
          (rate === undefined ? (
            t(words.noFeaturesDefined)
          ) : (
            <>
              {behind('featureUsageRate', account.featuresUsed, account.featuresAvailable)}
              {account.catalogueFeatures > account.featuresAvailable &&
                ` · ${t(
                  profileWords.catalogueNote,
                  formatShare(account.featuresUsed / account.catalogueFeatures),
                  account.catalogueFeatures,
                )}`}
            </>
          ))
        }
      >
        {rate !== undefined && (
          <ShareBar share={rate} look={isLow(account, 'featureUsageRate') ? 'warn' : 'accent'} />
        )}
      </StatTile>
      <StatTile
        label={t(profileWords.activation)}
        definition={definitionOf('activationRate')}
        value={account && (activation === undefined ? '–' : formatShare(activation))}
        note={
          account &&
          (account.seatsBought === null
            ? t(profileWords.seatsUnknown)
            : behind('activationRate', account.activatedUsers, account.seatsBought))
        }
      >
        {activation !== undefined && (
          <ShareBar share={activation} look={activation < 0.5 ? 'warn' : 'accent'} />
        )}
      </StatTile>
      <StatTile
        label={t(words.nps)}
        definition={definitionOf('nps')}
        value={account && (account.nps ? formatSigned(account.nps.score) : '–')}
        note={account && (account.nps ? behind('nps', account.nps.n, null) : t(words.noAnswers))}
      />
    </div>
  );
}
