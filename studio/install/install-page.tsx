import { CircleCheck, ExternalLink } from 'lucide';
import type { ComponentChildren } from 'preact';
import { environment } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { formatAgo, formatDate, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { FaultsOf } from '../ui/loaded.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useModel } from '../ui/use-model.ts';
import { identifyingCode, loadingCode, places, policyOf } from './install-code.ts';
import { InstallModel } from './install-model.ts';
import { LiveCheck } from './live-check.tsx';
import { TagOptions } from './tag-options.tsx';
import { placeNotes, placeWords, userNotes, words } from './words.ts';

const moreCode = `cairn.push(['track', 'report.exported', { format: 'xlsx' }]);
cairn.push(['start', '<guide id>']);
cairn.push(['reset']);`;

export function InstallPage() {
  const model = useModel(InstallModel);
  const source = model.source.value;
  const wishes = model.wishes.value;
  const place = model.place.value;
  const fault = model.install.error.value;
  const isKnown = model.install.data.value !== undefined;
  // Nothing can be said of the app, nor how its tag reads.
  if (fault && !isKnown) {
    return (
      <Page title={t(words.title)} note={t(words.note)} width="normal">
        <LoadFault error={fault} onRetry={model.install.reload} />
      </Page>
    );
  }
  return (
    <Page title={t(words.title)} note={t(words.note)} width="normal">
      {fault && <LoadFault error={fault} onRetry={model.install.reload} />}
      {isKnown ? <Status model={model} /> : <Skeleton height={76} />}
      <Card>
        <Tabs
          label={t(words.place)}
          tabs={places.map((key) => ({ key, label: t(placeWords[key]) }))}
          selected={place}
          onSelect={(chosen) => {
            model.place.value = chosen;
          }}
        >
          <ol class="install-steps">
            <Step number={1} title={t(words.stepTag)} text={t(placeNotes[place])}>
              {source ? (
                <CopyField label={t(words.tag)} text={loadingCode(place, source, wishes)} isBlock />
              ) : (
                <Skeleton height={48} />
              )}
              <p class="note">{t(words.stagingNote)}</p>
              <TagOptions source={source} wishes={wishes} onWish={model.wish} />
            </Step>
            <Step number={2} title={t(words.stepIdentify)} text={t(words.stepIdentifyText)}>
              <CopyField label={t(words.userCode)} text={identifyingCode(place)} isBlock />
              <p class="note">{t(userNotes[place])}</p>
            </Step>
            <Step number={3} title={t(words.stepCheck)} text={t(words.stepCheckText)}>
              {environment.value && (
                <div class="row">
                  <Button icon={ExternalLink} href={environment.value.app.url} target="_blank">
                    {t(words.openApp)}
                  </Button>
                </div>
              )}
              <FaultsOf asked={[model.latest]} />
              <LiveCheck checks={model.checks.value} events={model.shown.value} />
            </Step>
          </ol>
        </Tabs>
      </Card>
      {model.isConnected.value && (
        <Card title={t(words.next)}>
          <div class="row">
            <Button look="primary" href="/guides">
              {t(words.makeGuide)}
            </Button>
            <Button href="/features">{t(words.defineFeatures)}</Button>
            <Button href="/accounts">{t(words.seeAccounts)}</Button>
          </div>
        </Card>
      )}
      <Card title={t(words.optional)}>
        <div class="stack">
          <p class="soft">{t(words.trackText)}</p>
          <CopyField label={t(words.moreCode)} text={moreCode} isBlock />
          {source && (
            <>
              <p class="soft">{t(words.policyText)}</p>
              <CopyField label={t(words.policy)} text={policyOf(source, wishes)} isBlock />
            </>
          )}
        </div>
      </Card>
    </Page>
  );
}

function Status({ model }: { model: InstanceType<typeof InstallModel> }) {
  const install = model.install.data.value;
  const isConnected = model.isConnected.value;
  return (
    <div class={`connection ${isConnected ? 'connection--on' : ''}`} role="status">
      {isConnected ? (
        <Icon of={CircleCheck} size={28} />
      ) : (
        <span class="connection__pulse" aria-hidden="true" />
      )}
      <div>
        <strong>{t(isConnected ? words.connected : words.waiting)}</strong>
        <p class="soft">
          {install?.firstEventAt
            ? t(
                words.connectedText,
                formatAgo(install.lastEventAt ?? install.firstEventAt),
                formatDate(install.firstEventAt),
              )
            : t(words.waitingText)}
        </p>
      </div>
    </div>
  );
}

const Step = ({
  number,
  title,
  text,
  children,
}: {
  number: number;
  title: string;
  text: string;
  children: ComponentChildren;
}) => (
  <li class="install-steps__step">
    <span class="install-steps__number" aria-hidden="true">
      {number}
    </span>
    <div class="stack stack--tight">
      <h2>{title}</h2>
      <p class="soft">{text}</p>
      {children}
    </div>
  </li>
);
