import { useSignal } from '@preact/signals';
import { type EventSettings, type Traffic, verifications } from '../../shared/contract/event-settings.ts';
import { api } from '../api.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { formatDate, formatNumber, formatShare, formatShortDay, t } from '../ui/i18n.ts';
import { ShareBar } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { words } from './event-words.ts';
import { words as settingsWords } from './words.ts';

const signingCode = `import { createHmac } from 'node:crypto';

const signature = createHmac('sha256', process.env.CAIRN_IDENTITY_SECRET)
  .update(user.id)
  .digest('hex');`;

const identifyCode = `cairn.push(['identify', user.id, { name: user.name }, { signature }]);`;

type Open = 'enforce' | 'renew' | { secret: string } | null;

interface ProofCardProps {
  settings: EventSettings;
  traffic: Traffic | undefined;
  onChange: () => void;
}

/** How much of the traffic proves who its users are, and what happens to the rest. */
export function ProofCard({ settings, traffic, onChange }: ProofCardProps) {
  const open = useSignal<Open>(null);
  const close = () => {
    open.value = null;
  };
  const { verification, hasIdentitySecret } = settings;
  const choose = async (wanted: EventSettings['verification']) => {
    await api.events.update({ verification: wanted });
    toast(t(settingsWords.saved));
    onChange();
  };
  const renew = async () => {
    const { secret } = await api.events.renewSecret();
    open.value = { secret };
    onChange();
  };
  return (
    <Card title={t(words.proof)} note={t(words.proofText)}>
      <div class="stack">
        <SegmentedControl
          label={t(words.verification)}
          value={verification}
          isDisabled={!may('settings.write')}
          options={verifications.map((value) => ({ value, label: t(words[value]) }))}
          onChange={(wanted) => {
            if (wanted === 'enforce' && hasIdentitySecret) open.value = 'enforce';
            else choose(wanted).catch((error) => toastFault(error.message));
          }}
        />
        <p class="soft">{t(words[`${verification}Text`])}</p>
        <Coverage traffic={traffic} />
        {may('key.write') && (
          <div class="row">
            <Button
              onClick={() => {
                if (hasIdentitySecret) open.value = 'renew';
                else renew().catch((error) => toastFault(error.message));
              }}
            >
              {t(hasIdentitySecret ? words.renewSecret : words.makeSecret)}
            </Button>
            {!hasIdentitySecret && <span class="note">{t(words.noSecret)}</span>}
          </div>
        )}
        <details class="settings__how">
          <summary>{t(words.howToSign)}</summary>
          <div class="stack stack--tight">
            <p class="note">{t(words.onServer)}</p>
            <CopyField label={t(words.onServer)} text={signingCode} isBlock />
            <p class="note">{t(words.inPage)}</p>
            <CopyField label={t(words.inPage)} text={identifyCode} isBlock />
          </div>
        </details>
      </div>
      {open.value === 'enforce' && (
        <ConfirmDialog
          title={t(words.enforceTitle)}
          confirmLabel={t(words.enforce)}
          isDangerous={traffic?.coverage !== 1}
          onConfirm={() => choose('enforce')}
          onClose={close}
        >
          <p>
            {typeof traffic?.coverage === 'number'
              ? t(words.enforceAll, formatShare(traffic.coverage))
              : t(words.enforceUnknown)}
          </p>
          <p>{t(words.enforceRest)}</p>
        </ConfirmDialog>
      )}
      {open.value === 'renew' && (
        <ConfirmDialog
          title={t(words.renewTitle)}
          confirmLabel={t(words.renewSecret)}
          isDangerous
          onConfirm={renew}
          onClose={() => {
            // Not the dialog that has taken its place.
            if (open.value === 'renew') close();
          }}
        >
          {t(words.renewText)}
        </ConfirmDialog>
      )}
      {open.value !== null && typeof open.value === 'object' && (
        <Dialog
          title={t(words.secretTitle)}
          onClose={close}
          footer={
            <Button look="primary" onClick={close}>
              {t(settingsWords.done)}
            </Button>
          }
        >
          <div class="stack stack--tight">
            <p class="soft">{t(words.secretOnce)}</p>
            <CopyField label={t(words.secret)} text={open.value.secret} />
          </div>
        </Dialog>
      )}
    </Card>
  );
}

function Coverage({ traffic }: { traffic: Traffic | undefined }) {
  if (traffic && traffic.coverage === null) return <p class="soft">{t(words.nothingJudged)}</p>;
  const sum = (what: 'signed' | 'unsigned' | 'forged') =>
    traffic?.days.reduce((total, day) => total + day[what], 0) ?? 0;
  const all = sum('signed') + sum('unsigned') + sum('forged');
  const judged = (traffic?.days ?? []).flatMap(({ day, signed, unsigned, forged }) => {
    const ofDay = signed + unsigned + forged;
    return ofDay === 0 ? [] : [{ day, share: signed / ofDay }];
  });
  return (
    <>
      <div class="stats">
        <StatTile
          label={t(words.coverage)}
          value={traffic && formatShare(traffic.coverage ?? 0)}
          note={traffic && t(words.coverageOf, sum('signed'), all)}
        >
          {traffic && (
            <ShareBar share={traffic.coverage ?? 0} look={traffic.coverage === 1 ? 'accent' : 'warn'} />
          )}
        </StatTile>
        <StatTile label={t(words.unsigned)} value={traffic && formatNumber(sum('unsigned'))} />
        <StatTile
          label={t(words.forged)}
          definition={t(words.forgedMeaning)}
          value={traffic && formatNumber(sum('forged'))}
        />
      </div>
      {judged.length > 1 && (
        <div class="settings__chart">
          <p class="note">{t(words.coverageByDay)}</p>
          <LineChart
            title={t(words.coverageByDay)}
            labelTitle={t(words.day)}
            height={160}
            points={judged.map(({ day, share }) => ({
              label: formatShortDay(day),
              longLabel: formatDate(day),
              value: Math.round(share * 1_000) / 10,
            }))}
          />
        </div>
      )}
    </>
  );
}
