import { CircleUserRound, LogOut } from 'lucide';
import { useLocation } from 'preact-iso/router';
import { languageItems, themeItems } from '../preferences.ts';
import { session, signOut } from '../session.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { toastFault } from '../ui/toast.tsx';
import { leaveBy } from '../ui/unsaved.ts';
import { words } from './words.ts';

export function MemberMenu({ isCompact }: { isCompact?: boolean }) {
  const { route } = useLocation();
  const member = session.value?.member;
  if (!member) return null;
  return (
    <Menu
      label={t(words.you)}
      align={isCompact ? 'end' : 'start'}
      items={[
        {
          label: t(words.profile),
          icon: CircleUserRound,
          onSelect: () => leaveBy(() => route('/settings/profile')),
        },
        ...languageItems(),
        ...themeItems(),
        {
          label: t(words.signOut),
          icon: LogOut,
          startsGroup: true,
          onSelect: () => leaveBy(() => signOut().catch((error: Error) => toastFault(error.message))),
        },
      ]}
      trigger={(attributes) => (
        <button
          class="member"
          type="button"
          aria-label={isCompact ? t(words.you) : undefined}
          {...attributes}
        >
          {isCompact ? (
            <Icon of={CircleUserRound} size={20} />
          ) : (
            <>
              <span class="member__initial" aria-hidden="true">
                {(member.name || member.email).slice(0, 1).toUpperCase()}
              </span>
              <span class="member__names">
                <strong>{member.name}</strong>
                <span class="note">{member.email}</span>
              </span>
            </>
          )}
        </button>
      )}
    />
  );
}
