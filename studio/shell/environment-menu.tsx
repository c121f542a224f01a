import { ChevronsUpDown } from 'lucide';
import { useLocation } from 'preact-iso/router';
import { changeQuery } from '../address.ts';
import {
  chooseEnvironment,
  environment,
  environmentParameter,
  environments,
  isDefaultEnvironment,
} from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { leaveBy } from '../ui/unsaved.ts';
import { words } from './words.ts';

/** Which app and environment everything on the page is about; changing it changes every number. */
export function EnvironmentMenu() {
  const { url, route } = useLocation();
  const current = environment.value;
  if (!current) return null;
  return (
    <Menu
      label={t(words.environment)}
      items={environments.value.map((each) => ({
        label: each.app.name,
        note: t(words[each.name]),
        isChecked: each.id === current.id,
        onSelect: () =>
          leaveBy(() => {
            chooseEnvironment(each.id);
            route(
              changeQuery(url, { [environmentParameter]: isDefaultEnvironment.value ? undefined : each.id }),
              true,
            );
          }),
      }))}
      trigger={(attributes) => (
        <button class="environment" type="button" {...attributes}>
          <span class="environment__names">
            <strong>{current.app.name}</strong>
            <span class="note">
              <span class={`environment__dot environment__dot--${current.name}`} />
              {t(words[current.name])}
            </span>
          </span>
          {current.isStopped && <Badge tone="danger">{t(words.stopped)}</Badge>}
          <Icon of={ChevronsUpDown} size={16} />
        </button>
      )}
    />
  );
}
