import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { api, type Team } from '../api.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words } from './member-words.ts';

interface Props {
  teams: readonly Team[];
  act: (work: () => Promise<unknown>) => Promise<void>;
}

/** Who works together on the same accounts. */
export function Teams({ teams, act }: Props) {
  const name = useSignal('');
  const add = async (event: Event) => {
    event.preventDefault();
    const given = name.value.trim();
    name.value = '';
    await act(() => api.members.createTeam(given));
  };
  return (
    <Card title={t(words.teams)} note={t(words.teamsText)}>
      <div class="stack">
        {teams.length > 0 && (
          <ul class="settings__list">
            {teams.map((team) => (
              <li key={team.id} class="row row--apart">
                <span>
                  {team.name} <span class="note">{t(words.membersCount, team.members)}</span>
                </span>
                <AskingButton
                  icon={X}
                  size="small"
                  label={t(words.removeTeam, team.name)}
                  title={t(words.removeTeamTitle, team.name)}
                  confirmLabel={t(words.removeForGood)}
                  onConfirm={() => act(() => api.members.removeTeam(team.id))}
                >
                  {t(words.removeTeamText)}
                </AskingButton>
              </li>
            ))}
          </ul>
        )}
        <form class="settings__add" onSubmit={add}>
          <TextField
            label={t(words.teamName)}
            isLabelHidden
            placeholder={t(words.newTeam)}
            value={name.value}
            maxLength={120}
            isRequired
            onInput={(value) => {
              name.value = value;
            }}
          />
          <Button type="submit">{t(words.add)}</Button>
        </form>
      </div>
    </Card>
  );
}
