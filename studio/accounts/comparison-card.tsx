import { Check, X } from 'lucide';
import type { Comparison } from '../api.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShare, formatSigned, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { type Asked, Loaded } from '../ui/loaded.tsx';
import { ShareBar } from '../ui/progress.tsx';
import { careWords as words } from './care-words.ts';
import { tierName } from './judgement-badges.tsx';

const names = {
  activity: words.figureActivity,
  featureUsageRate: words.figureUsage,
  activationRate: words.figureActivation,
  nps: words.figureNps,
};
const isFigure = (name: string): name is keyof typeof names => name in names;
const figureText = (name: string, value: number) =>
  name === 'nps' ? formatSigned(value) : formatShare(value);

/** Use against what was agreed to expect. */
export function ExpectedCard({ comparison }: { comparison: Asked<Comparison> }) {
  return (
    <Card title={t(words.expectedUse)} note={t(words.expectedNote)}>
      <Loaded of={comparison} height={90}>
        {({ expected, typicalDailyUsers }) =>
          expected.people === null && expected.modules.length === 0 ? (
            <p class="soft">{t(words.nothingExpected, typicalDailyUsers)}</p>
          ) : (
            <div class="stack">
              {expected.people && (
                <div class="expected">
                  <p>
                    <strong class="figure number">{formatShare(expected.people.share)}</strong>{' '}
                    <span class="soft">
                      {t(words.ofExpected, expected.people.actual, expected.people.expected)}
                    </span>
                  </p>
                  <ShareBar
                    share={expected.people.share}
                    look={expected.people.share < 0.8 ? 'warn' : 'accent'}
                  />
                </div>
              )}
              <ul class="evidence">
                {expected.modules.map(({ name, isUsed }) => (
                  <li key={name} class={`evidence__item evidence__item--${isUsed ? 'good' : 'low'}`}>
                    <Icon of={isUsed ? Check : X} size={15} />
                    <span>{t(isUsed ? words.moduleUsed : words.moduleMissing, name)}</span>
                  </li>
                ))}
              </ul>
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}

/** Where it stands among accounts like it. None is ever named. */
export function PeersCard({ comparison }: { comparison: Asked<Comparison> }) {
  const peers = comparison.data.value?.peers;
  return (
    <Card
      title={t(words.peers)}
      note={peers ? t(words.peersOf, peers.count, peers.industry, tierName(peers.tier)) : undefined}
    >
      <Loaded of={comparison} height={90}>
        {({ peers }) =>
          !peers ? (
            <p class="soft">{t(words.tooFewPeers)}</p>
          ) : (
            <div class="stack">
              <ul class="peers">
                {peers.figures.map(({ name, value, median, above }) => (
                  <li key={name} class="peer">
                    <span>{isFigure(name) ? t(names[name]) : name}</span>
                    <span class="number">
                      <strong>{figureText(name, value)}</strong>{' '}
                      <span class="note">{t(words.medianIs, figureText(name, median))}</span>
                    </span>
                    <span class="peer__scale" aria-hidden="true">
                      <span style={{ left: `${Math.round(above * 100)}%` }} />
                    </span>
                    <span class="note">{t(words.abovePeers, formatShare(above))}</span>
                  </li>
                ))}
              </ul>
              {peers.featuresTheyUse.length > 0 && (
                <p>
                  <span class="soft">{t(words.peersUse)}</span>{' '}
                  {peers.featuresTheyUse
                    .slice(0, 6)
                    .map(({ name, share }) => `${name} (${formatShare(share)})`)
                    .join(t(words.comma))}
                  {peers.featuresTheyUse.length > 6 && ` +${formatNumber(peers.featuresTheyUse.length - 6)}`}
                </p>
              )}
            </div>
          )
        }
      </Loaded>
    </Card>
  );
}
