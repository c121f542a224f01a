import { Route } from 'lucide';
import { addDays } from '../../shared/rules/calendar.ts';
import { today } from '../session.ts';
import { Card } from '../ui/card.tsx';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Loaded } from '../ui/loaded.tsx';
import type { AccountState } from './account-model.ts';
import { careWords } from './care-words.ts';
import { profileWords } from './profile-words.ts';

/** What has been shown to people of the account lately. */
export function GuidesCard({ model }: { model: AccountState }) {
  const entries = model.timeline.data.value?.entries;
  const since = addDays(today(), -35);
  const seen = entries?.filter((entry) => entry.kind === 'guideSeen' && entry.day >= since);
  const guides = new Map<string, { name: string; people: number; completed: number }>();
  for (const entry of seen ?? []) {
    if (entry.kind !== 'guideSeen') continue;
    const known = guides.get(entry.guideId) ?? { name: entry.guide, people: 0, completed: 0 };
    known.people += entry.people;
    known.completed += entry.completed;
    guides.set(entry.guideId, known);
  }
  return (
    <Card title={t(profileWords.guidesSeen)}>
      <Loaded of={model.timeline} height={90}>
        {() =>
          guides.size === 0 ? (
            <p class="soft">{t(profileWords.noGuides)}</p>
          ) : (
            <ul class="evidence">
              {[...guides].map(([id, guide]) => (
                <li key={id} class="evidence__item">
                  <Icon of={Route} size={15} />
                  <span class="row row--apart">
                    <a href={`/guides/${id}`}>{guide.name}</a>
                    <span class="note">{t(careWords.guidePeople, guide.people, guide.completed)}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
