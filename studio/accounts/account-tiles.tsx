import type { Account, MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { BehindButton } from '../metrics/behind-button.tsx';
import { formatShare, formatSigned, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { heldAgainst } from './judgement-words.ts';
import { profileWords } from './profile-words.ts';
import { words } from './words.ts';

type JudgedShare = 'activity' | 'featureUsageRate' | 'activationRate';

/** Whether the account is low for it, by the limits of the workspace. */
const isLow = (account: Account | undefined, name: JudgedShare) => {
  if (!account) return false;
  const { level, risk } = account.judgement;
  return name === 'activationRate'
    ? risk.signs.some(({ sign }) => sign === 'lowActivation')
    : level.facts.some(({ fact, effect }) => fact === name && effect === 'low');
};

export function AccountTiles({ account }: { account: Account | undefined }) {
  const rate =
    account && account.featuresAvailable > 0 ? account.featuresUsed / account.featuresAvailable : undefined;
  const activity = account && account.users > 0 ? account.activeUsers7 / account.users : undefined;
  const activation = account?.seatsBought ? account.activatedUsers / account.seatsBought : undefined;
  const behind = (name: MeasuredName, n: number, of: number | null) =>
    account && <BehindButton name={name} figure={{ n, of }} query={{ account: account.id }} />;
  const shown = (name: JudgedShare, share: number | undefined) =>
    share === undefined ? '–' : heldAgainst(share, isLow(account, name));
  const bar = (name: JudgedShare, share: number | undefined) =>
    share !== undefined && <ShareBar share={share} look={isLow(account, name) ? 'warn' : 'accent'} />;
  return (
    <div class="stats">
      <StatTile
        label={t(profileWords.activity)}
        definition={definitionOf('activity')}
        linesToCome={1}
        hasBarToCome
        value={account && shown('activity', activity)}
        note={account && behind('activity', account.activeUsers7, account.users)}
      >
        {bar('activity', activity)}
      </StatTile>
      <StatTile
        label={t(words.usageRate)}
        definition={definitionOf('featureUsageRate')}
        linesToCome={1}
        hasBarToCome
        value={account && shown('featureUsageRate', rate)}
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
        {bar('featureUsageRate', rate)}
      </StatTile>
      <StatTile
        label={t(profileWords.activation)}
        definition={definitionOf('activationRate')}
        linesToCome={1}
        hasBarToCome
        value={account && shown('activationRate', activation)}
        note={
          account &&
          (account.seatsBought === null
            ? t(profileWords.seatsUnknown)
            : behind('activationRate', account.activatedUsers, account.seatsBought))
        }
      >
        {bar('activationRate', activation)}
      </StatTile>
      <StatTile
        label={t(words.nps)}
        definition={definitionOf('nps')}
        linesToCome={1}
        value={account && (account.nps ? formatSigned(account.nps.score) : '–')}
        note={account && (account.nps ? behind('nps', account.nps.n, null) : t(words.noAnswers))}
      />
    </div>
  );
}
