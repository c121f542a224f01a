import { useSignal } from '@preact/signals';
import { Pencil, Plus, X } from 'lucide';
import { type Right, rights } from '../../shared/contract/right.ts';
import { ApiError, api, type CustomRole } from '../api.ts';
import { may } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words as uiWords } from '../ui/words.ts';
import { rightWords, words } from './member-words.ts';

interface Props {
  roles: readonly CustomRole[];
  act: (work: () => Promise<unknown>, said?: string) => Promise<void>;
}

/** Roles that the workspace has put together itself. */
export function OwnRoles({ roles, act }: Props) {
  const edited = useSignal<CustomRole | 'new' | null>(null);
  const close = () => {
    edited.value = null;
  };
  return (
    <Card
      title={t(words.ownRoles)}
      note={t(words.ownRolesText)}
      actions={
        <Button
          size="small"
          icon={Plus}
          onClick={() => {
            edited.value = 'new';
          }}
        >
          {t(words.newRole)}
        </Button>
      }
    >
      {roles.length === 0 ? (
        <p class="soft">{t(words.noOwnRoles)}</p>
      ) : (
        <ul class="settings__list">
          {roles.map((role) => (
            <li key={role.id} class="row row--apart">
              <span>
                {role.name}{' '}
                <span class="note">
                  {t(words.rightsCount, role.rights.length)} · {t(words.membersCount, role.members)}
                </span>
              </span>
              <span class="row">
                <IconButton
                  icon={Pencil}
                  size="small"
                  label={t(words.editRole, role.name)}
                  onClick={() => {
                    edited.value = role;
                  }}
                />
                <AskingButton
                  icon={X}
                  size="small"
                  label={t(words.removeRole, role.name)}
                  title={t(words.removeRoleTitle, role.name)}
                  confirmLabel={t(words.removeForGood)}
                  onConfirm={() => act(() => api.members.removeRole(role.id))}
                >
                  {t(words.removeRoleText)}
                </AskingButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      {edited.value && (
        <RoleDialog
          role={edited.value === 'new' ? null : edited.value}
          onSaved={() => {
            close();
            void act(async () => {}, t(words.saved));
          }}
          onClose={close}
        />
      )}
    </Card>
  );
}

function RoleDialog({
  role,
  onSaved,
  onClose,
}: {
  role: CustomRole | null;
  onSaved: () => void;
  onClose: () => void;
}) {
  const name = useSignal(role?.name ?? '');
  const chosen = useSignal<readonly Right[]>(role?.rights ?? ['workspace.read']);
  const fault = useSignal('');
  const save = async (event: Event) => {
    event.preventDefault();
    fault.value = '';
    const input = { name: name.value.trim(), rights: [...chosen.value] };
    try {
      if (role) await api.members.updateRole(role.id, input);
      else await api.members.createRole(input);
      onSaved();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value = error.faultAt('name') ?? error.message;
    }
  };
  return (
    <Dialog
      title={role ? t(words.editRole, role.name) : t(words.newRole)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form="role-form">
            {t(uiWords.save)}
          </Button>
        </>
      }
    >
      <form id="role-form" class="stack" onSubmit={save}>
        <TextField
          label={t(words.roleName)}
          value={name.value}
          error={fault.value}
          maxLength={120}
          isRequired
          hasAutoFocus
          onInput={(value) => {
            name.value = value;
          }}
        />
        <fieldset class="settings__rights">
          <legend class="field__label">{t(words.rightsOfRole)}</legend>
          {rights.map((right) => (
            <Checkbox
              key={right}
              label={t(rightWords[right])}
              isChecked={chosen.value.includes(right)}
              isDisabled={!may(right)}
              onChange={(isChecked) => {
                chosen.value = isChecked
                  ? [...chosen.value, right]
                  : chosen.value.filter((other) => other !== right);
              }}
            />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
