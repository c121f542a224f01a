import {
  CalendarCheck,
  CircleCheck,
  CircleDot,
  Gauge,
  MessageSquareText,
  Phone,
  Plus,
  Route,
  Trash2,
  TrendingUp,
  TriangleAlert,
  Users,
} from 'lucide';
import { useState } from 'preact/hooks';
import { type ShippedRuleName, shippedRuleTitles } from '../../shared/contract/alert.ts';
import type { TimelineEntry } from '../../shared/contract/timeline.ts';
import { api } from '../api.ts';
import { may } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatList, formatNumber, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import type { AccountState } from './account-model.ts';
import { careWords as words } from './care-words.ts';
import { issueWords } from './issue-words.ts';
import { judgementWords } from './judgement-words.ts';

const icons = {
  note: MessageSquareText,
  alertOpened: TriangleAlert,
  alertResolved: CircleCheck,
  guideSeen: Route,
  scores: Gauge,
  levelChanged: TrendingUp,
  riskRaised: TriangleAlert,
  riskEnded: CircleCheck,
  issueOpened: CircleDot,
  issueClosed: CircleCheck,
  milestone: CalendarCheck,
};

const goodNews: ReadonlySet<ShippedRuleName | null> = new Set(['growth', 'expansion']);

const iconOf = (entry: TimelineEntry) =>
  entry.kind === 'alertOpened' && goodNews.has(entry.shipped)
    ? TrendingUp
    : entry.kind === 'note' && entry.noteKind === 'call'
      ? Phone
      : entry.kind === 'note' && (entry.noteKind === 'visit' || entry.noteKind === 'review')
        ? Users
        : icons[entry.kind];

const ruleText = (entry: { rule: string | null; shipped: ShippedRuleName | null }) =>
  entry.shipped ? t(shippedRuleTitles[entry.shipped]) : (entry.rule ?? '');

/** Title and what stands below it. */
function textOf(entry: TimelineEntry): { title: string; text?: string; href?: string } {
  switch (entry.kind) {
    case 'note':
      return {
        title: [t(words[entry.noteKind]), entry.contact, entry.author].filter(Boolean).join(' · '),
        text: entry.text,
      };
    case 'alertOpened':
      return { title: t(words.alertOpened, ruleText(entry)), href: `/alerts/${entry.alertId}` };
    case 'alertResolved':
      return {
        title: t(words.alertResolved, ruleText(entry)),
        text: entry.resolution ?? t(words.endedByItself),
        href: `/alerts/${entry.alertId}`,
      };
    case 'guideSeen':
      return {
        title: t(words.guideSeen, entry.guide),
        text: t(words.guidePeople, entry.people, entry.completed),
        href: `/guides/${entry.guideId}`,
      };
    case 'scores':
      return {
        title: t(words.scoresGiven, entry.scores.length),
        text: formatList(entry.scores.map((score) => formatNumber(score))),
      };
    case 'levelChanged':
      return { title: t(words.levelChanged, t(judgementWords[entry.from]), t(judgementWords[entry.to])) };
    case 'riskRaised':
      return { title: t(words.riskRaised, t(judgementWords[entry.reason])), text: entry.evidence };
    case 'riskEnded':
      return { title: t(words.riskEnded, t(judgementWords[entry.reason])) };
    case 'issueOpened':
    case 'issueClosed':
      return { title: t(issueWords[entry.kind], t(issueWords[entry.issueKind])), text: entry.title };
    case 'milestone':
      return { title: t(words[`milestone_${entry.milestone}`]) };
  }
}

/** What one may want to read alone. */
const sorts = {
  all: () => true,
  care: ({ kind }) =>
    kind === 'note' || kind === 'milestone' || kind === 'issueOpened' || kind === 'issueClosed',
  warnings: ({ kind }) =>
    kind === 'alertOpened' ||
    kind === 'alertResolved' ||
    kind === 'riskRaised' ||
    kind === 'riskEnded' ||
    kind === 'levelChanged',
  guides: ({ kind }) => kind === 'guideSeen',
  voice: ({ kind }) => kind === 'scores',
} satisfies Record<string, (entry: TimelineEntry) => boolean>;
type Sort = keyof typeof sorts;

/** So many are read at once. */
const firstEntries = 20;

/** Everything that happened around the account, newest first, the same for everybody. */
export function Timeline({ model }: { model: AccountState }) {
  const [sort, setSort] = useState<Sort>('all');
  const [isWhole, setWhole] = useState(false);
  const fault = model.timeline.error.value;
  const all = model.timeline.data.value?.entries;
  const meant = all?.filter(sorts[sort]);
  const entries = isWhole ? meant : meant?.slice(0, firstEntries);
  if (fault) return <LoadFault error={fault} onRetry={model.timeline.reload} />;
  const add = may('account.write') && (
    <Button size="small" icon={Plus} onClick={() => model.open({ type: 'note' })}>
      {t(words.addNote)}
    </Button>
  );
  return (
    <Card title={t(words.timeline)} note={t(words.timelineNote)} actions={add}>
      {all && all.length > 0 && (
        <div class="timeline__which">
          <SegmentedControl
            label={t(words.whichEntries)}
            size="small"
            value={sort}
            options={(Object.keys(sorts) as Sort[]).map((value) => ({
              value,
              label: t(words[`entries_${value}`]),
            }))}
            onChange={setSort}
          />
        </div>
      )}
      {!entries ? (
        <Skeleton height={160} />
      ) : entries.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t(words.nothingHappened)} />
      ) : (
        <ol class="timeline">
          {entries.map((entry, index) => {
            const { title, text, href } = textOf(entry);
            return (
              // A note that is about to be removed stays that one, whatever comes above it; the others have no identity of
              // their own, and a day may hold several of a kind.
              <li
                key={entry.kind === 'note' ? entry.id : index}
                class={`timeline__entry timeline__entry--${entry.kind}`}
              >
                <span class="timeline__icon">
                  <Icon of={iconOf(entry)} size={15} />
                </span>
                <div class="timeline__text">
                  <p>{href ? <a href={href}>{title}</a> : title}</p>
                  {text && <p class="soft">{text}</p>}
                </div>
                <time class="note nowrap" dateTime={entry.day}>
                  {formatDate(entry.day)}
                </time>
                {entry.kind === 'note' && may('account.write') && (
                  <AskingButton
                    icon={Trash2}
                    size="small"
                    label={t(words.removeNote)}
                    title={t(words.removeNoteTitle)}
                    confirmLabel={t(words.removeForGood)}
                    onConfirm={async () => {
                      await api.accounts.removeNote(model.id.value, entry.id);
                      model.reload();
                    }}
                  >
                    {t(words.removeText)}
                  </AskingButton>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {meant && entries && meant.length > entries.length && (
        <Button size="small" look="quiet" onClick={() => setWhole(true)}>
          {t(words.showAll, meant.length)}
        </Button>
      )}
    </Card>
  );
}
