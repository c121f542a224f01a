import { Route } from 'lucide';
import { type AlertDetails, api } from '../api.ts';
import { BehindButton } from '../metrics/behind-button.tsx';
import { environment, may } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { words } from './words.ts';

interface Props {
  /** Undefined: still loading. */
  alert: AlertDetails | undefined;
  /** Does it, tells of what went wrong, and asks for the alert anew. */
  act: (work: () => Promise<unknown>) => Promise<void>;
}

/** What people of the account have never used, a guide for them in two presses, and what became of it. */
export const HelpCard = ({ alert, act }: Props) => (
  <Card
    title={t(words.help)}
    note={alert && (alert.isUntouched || alert.users === 0) ? undefined : t(words.helpNote)}
  >
    {!alert ? (
      <Skeleton height={160} />
    ) : (
      <div class="stack">
        {alert.help && <MadeGuide help={alert.help} act={act} />}
        {alert.isUntouched ? (
          <p class="soft">{t(words.nobodyToGuide)}</p>
        ) : alert.users === 0 ? (
          <p class="soft">{t(words.nobodyThere)}</p>
        ) : alert.unusedFeatures.length === 0 ? (
          <p class="soft">{t(words.allUsed)}</p>
        ) : (
          <ul class="unused">
            {alert.unusedFeatures.map((feature) => (
              <li key={feature.id} class="unused__feature">
                <span class="two-lines">
                  <span class="row">
                    {feature.name} {feature.isCore && <Badge tone="accent">{t(words.core)}</Badge>}
                  </span>
                  <span class="note">
                    {feature.moduleName && `${feature.moduleName} · `}
                    {t(words.neverUsed)}{' '}
                    <BehindButton
                      name="neverUsed"
                      figure={{ n: feature.people, of: null }}
                      query={{ account: alert.accountId, feature: String(feature.id) }}
                    />
                  </span>
                </span>
                {alert.state !== 'resolved' && may('account.write') && (
                  <Button
                    size="small"
                    icon={Route}
                    onClick={() => void act(() => api.alerts.draftGuide(alert.id, feature.id))}
                  >
                    {t(words.showGuide, feature.people)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    )}
  </Card>
);

type Help = NonNullable<AlertDetails['help']>;

function MadeGuide({ help, act }: { help: Help; act: Props['act'] }) {
  const isShown = help.isLive || help.shown > 0;
  const publish = () => api.guides.publish(help.guideId, help.revision, environment.value?.id ?? 0);
  return (
    <Notice
      tone={isShown ? 'good' : 'info'}
      title={t(words.guideMade, help.people, formatDate(help.madeAt.slice(0, 10)))}
      actions={
        <>
          <Button size="small" href={`/guides/${help.guideId}`}>
            {t(words.openGuide)}
          </Button>
          {!isShown && may('guide.publish') && (
            <Button size="small" look="primary" onClick={() => void act(publish)}>
              {t(words.publishGuide)}
            </Button>
          )}
        </>
      }
    >
      {isShown
        ? t(words.guideSeen, help.shown, help.completed)
        : t(help.isInReview ? words.guideInReview : words.guideDraft)}{' '}
      {(isShown || help.usersSince > 0) && t(words.effect, help.usersSince)}{' '}
      {help.peopleNow < help.people && t(words.stillNeverUsed, help.people, help.peopleNow)}
    </Notice>
  );
}
