import type { Place } from '../../shared/contract/member.ts';
import { type Portfolio, type Role, roles } from '../../shared/contract/right.ts';
import { portfoliosOfRole } from '../../shared/rules/rights.ts';
import type { CustomRole, Team } from '../api.ts';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { portfolioWords, roleNotes, roleWords, words } from './member-words.ts';

interface Props {
  place: Place;
  customRoles: readonly CustomRole[];
  teams: readonly Team[];
  onChange: (place: Place) => void;
}

/** A role of the workspace's own stands beside the others, as `custom:7`. */
const ownRole = (id: number) => `custom:${id}`;

/** Role, portfolio and team of a member. A portfolio is asked for where the role leaves a choice. */
export function PlaceFields({ place, customRoles, teams, onChange }: Props) {
  const portfolios = portfoliosOfRole(place.role);
  const chosen = place.customRoleId === null ? place.role : ownRole(place.customRoleId);
  const chooseRole = (value: string) => {
    const id = value.startsWith('custom:') ? Number(value.slice('custom:'.length)) : null;
    const role = id === null ? (value as Role) : 'custom';
    const allowed = portfoliosOfRole(role);
    const portfolio = allowed.includes(place.portfolio) ? place.portfolio : allowed[0]!;
    onChange({ ...place, role, customRoleId: id, portfolio });
  };
  return (
    <>
      <Select
        label={t(words.role)}
        value={chosen}
        hint={t(roleNotes[place.role])}
        options={[
          ...roles
            .filter((role) => role !== 'custom')
            .map((role) => ({ value: role, label: t(roleWords[role]) })),
          ...customRoles.map(({ id, name }) => ({ value: ownRole(id), label: name })),
        ]}
        onChange={chooseRole}
      />
      {portfolios.length > 1 && (
        <Select
          label={t(words.sees)}
          hint={t(words.seesHint)}
          value={place.portfolio}
          options={portfolios.map((value) => ({ value, label: t(portfolioWords[value]) }))}
          onChange={(portfolio: Portfolio) => onChange({ ...place, portfolio })}
        />
      )}
      {teams.length > 0 && (
        <Select
          label={t(words.team)}
          value={String(place.teamId ?? '')}
          options={[
            { value: '', label: t(words.noTeam) },
            ...teams.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) => onChange({ ...place, teamId: value === '' ? null : Number(value) })}
        />
      )}
    </>
  );
}
