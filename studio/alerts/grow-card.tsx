import { CalendarPlus } from 'lucide';
import { type AlertDetails, api } from '../api.ts';
import { signText } from '../metrics/growth-text.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { toast } from '../ui/toast.tsx';
import { words } from './words.ts';

interface Props {
  alert: AlertDetails;
  growth: NonNullable<AlertDetails['growth']>;
  act: (work: () => Promise<unknown>) => Promise<void>;
}

/** What good news is good for: what else shows that they could use more, and a talk about it in one press. */
export function GrowCard({ alert, growth, act }: Props) {
  const { accountId, dueOn } = alert;
  const plan = () =>
    act(async () => {
      await api.accounts.addPlanItem(accountId, {
        ...{ kind: 'meeting', title: t(words.talkAboutMore), dueOn, side: 'ours' },
        ...{ memberId: null, contactId: null, everyMonths: null, doneOn: null },
      });
      toast(t(words.talkPlanned, formatDate(dueOn)));
    });
  return (
    <Card title={t(words.grow)} note={t(words.growNote)}>
      <div class="stack">
        {growth.signs.length === 0 ? (
          <p class="soft">{t(words.noGrowth)}</p>
        ) : (
          <ul class="stack stack--tight">
            {growth.signs.map((sign) => (
              <li key={sign.sign}>
                {signText(sign)}
                {sign.sign === 'seatsNearlyUsed' && growth.fullOn && (
                  <span class="note"> · {t(words.fullOn, formatDate(growth.fullOn))}</span>
                )}
              </li>
            ))}
          </ul>
        )}
        <div class="row">
          {alert.state !== 'resolved' && may('account.write') && (
            <Button size="small" look="primary" icon={CalendarPlus} onClick={() => void plan()}>
              {t(words.planTalk)}
            </Button>
          )}
          <Button size="small" href={`/accounts/${encodeURIComponent(accountId)}`}>
            {t(words.toAccount)}
          </Button>
        </div>
      </div>
    </Card>
  );
}
