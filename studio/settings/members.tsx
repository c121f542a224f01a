import { createModel, signal, useSignal } from '@preact/signals';
import { Ellipsis, MailPlus, ShieldCheck } from 'lucide';
import type { Place } from '../../shared/contract/member.ts';
import { ApiError, api, type ListedMember, type OnceLink } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { createResource } from '../resource.ts';
import { refreshSession, session } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { Switch, TextField } from '../ui/field.tsx';
import { formatAgo, formatDateTime, locale, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { FaultsOf, hasFault, Loaded } from '../ui/loaded.tsx';
import { Menu } from '../ui/menu.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { IdentityProviderCard } from './identity-provider.tsx';
import { portfolioWords, roleWords, words } from './member-words.ts';
import { OwnRoles } from './own-roles.tsx';
import { PlaceFields } from './place-fields.tsx';
import { Teams } from './teams.tsx';

type Open =
  | { dialog: 'invite' }
  | { dialog: 'link'; link: OnceLink }
  | { dialog: 'change' | 'leave' | 'factor'; member: ListedMember };

export const MembersModel = createModel(() => {
  const members = createResource(() => api.members.list());
  const invitations = createResource(() => api.members.invitations());
  const teams = createResource(() => api.members.teams());
  const roles = createResource(() => api.members.roles());
  const policy = createResource(() => api.members.policy());
  const open = signal<Open | null>(null);
  /** Does it, says so, and fetches what may have changed. */
  const act = async (work: () => Promise<unknown>, said?: string) => {
    try {
      await work();
      if (said) toast(said);
    } catch (error) {
      toastFault((error as Error).message);
    }
    for (const resource of [members, invitations, teams, roles]) resource.reload();
  };
  return { members, invitations, teams, roles, policy, open, act };
});

/** Who works in the workspace: members, invitations, teams, roles, and how they sign in. */
export function Members() {
  const model = useModel(MembersModel);
  const fault = model.members.error.value;
  const teams = model.teams.data.value?.teams ?? [];
  const customRoles = model.roles.data.value?.roles ?? [];
  const invitations = model.invitations.data.value?.invitations ?? [];
  const open = model.open.value;
  const close = () => {
    model.open.value = null;
  };
  const roleOf = ({ role, customRoleId }: Place) =>
    customRoles.find(({ id }) => id === customRoleId)?.name ?? t(roleWords[role]);
  const teamOf = ({ teamId }: Place) => teams.find(({ id }) => id === teamId)?.name;
  const placeOf = (place: Place) =>
    [teamOf(place), place.portfolio !== 'all' && t(portfolioWords[place.portfolio])]
      .filter(Boolean)
      .join(' · ');

  if (fault) return <LoadFault error={fault} onRetry={model.members.reload} />;
  return (
    <>
      <FaultsOf asked={[model.invitations, model.teams, model.roles]} />
      <Card
        title={t(words.members)}
        isFlush
        actions={
          <Button
            look="primary"
            icon={MailPlus}
            onClick={() => {
              model.open.value = { dialog: 'invite' };
            }}
          >
            {t(words.invite)}
          </Button>
        }
      >
        <ListTable
          name="members"
          more={{
            email: ({ email }) => email,
            team: (member) => placeOf(member),
            state: ({ isActive }) => (isActive ? null : t(words.left)),
          }}
          label={t(words.members)}
          rows={model.members.data.value?.members}
          rowKey={(member) => member.id}
          columns={[
            {
              key: 'member',
              value: ({ name }) => name,
              header: t(words.member),
              cell: (member) => (
                <span class="two-lines">
                  <span class="row">
                    {member.name}
                    {member.id === session.value?.member.id && <Badge tone="accent">{t(words.you)}</Badge>}
                    {!member.isActive && <Badge>{t(words.left)}</Badge>}
                    {member.hasSecondFactor && (
                      <span class="settings__factor" title={t(words.secondFactor)}>
                        <Icon of={ShieldCheck} size={15} />
                        <span class="visually-hidden">{t(words.secondFactor)}</span>
                      </span>
                    )}
                  </span>
                  <span class="note">{member.email}</span>
                </span>
              ),
            },
            {
              key: 'role',
              value: roleOf,
              header: t(words.role),
              cell: (member) => (
                <span class="two-lines">
                  <span>{roleOf(member)}</span>
                  <span class="note">{placeOf(member)}</span>
                </span>
              ),
            },
            {
              key: 'seen',
              value: ({ lastSeenAt }) => lastSeenAt,
              header: t(words.lastSeen),
              isSecondary: true,
              cell: (member) => (member.lastSeenAt ? formatAgo(member.lastSeenAt) : t(words.never)),
            },
            {
              key: 'actions',
              header: '',
              align: 'end',
              cell: (member) => <MemberActions model={model} member={member} />,
            },
          ]}
        />
      </Card>
      {invitations.length > 0 && (
        <Card title={t(words.invitations)} isFlush>
          <ListTable
            name="invitations"
            label={t(words.invitations)}
            rows={invitations}
            rowKey={(invitation) => invitation.id}
            columns={[
              {
                key: 'email',
                value: ({ email }) => email,
                header: t(words.email),
                cell: (invitation) => <span class="settings__url">{invitation.email}</span>,
              },
              {
                key: 'role',
                value: roleOf,
                header: t(words.role),
                cell: (invitation) => <span class="settings__role">{roleOf(invitation)}</span>,
              },
              {
                key: 'until',
                value: ({ expiresAt }) => expiresAt,
                header: t(words.until),
                isSecondary: true,
                cell: (invitation) => formatDateTime(invitation.expiresAt),
              },
              {
                key: 'revoke',
                header: '',
                align: 'end',
                cell: (invitation) => (
                  <AskingButton
                    size="small"
                    look="danger"
                    label={t(words.revoke)}
                    title={t(words.revokeTitle, invitation.email)}
                    confirmLabel={t(words.revoke)}
                    onConfirm={() =>
                      model.act(() => api.members.revokeInvitation(invitation.id), t(words.revoked))
                    }
                  >
                    {t(words.revokeText)}
                  </AskingButton>
                ),
              },
            ]}
          />
        </Card>
      )}
      {!hasFault(model.teams) && <Teams teams={teams} act={model.act} />}
      {!hasFault(model.roles) && <OwnRoles roles={customRoles} act={model.act} />}
      <SignInRules model={model} />
      <IdentityProviderCard />

      {open?.dialog === 'invite' && (
        <InviteDialog
          teams={teams}
          customRoles={customRoles}
          onInvited={(link) => {
            model.invitations.reload();
            model.open.value = { dialog: 'link', link };
          }}
          onClose={close}
        />
      )}
      {open?.dialog === 'link' && <LinkDialog link={open.link} onClose={close} />}
      {open?.dialog === 'change' && (
        <PlaceDialog
          member={open.member}
          teams={teams}
          customRoles={customRoles}
          onSave={(place) => model.act(() => api.members.update(open.member.id, { place }), t(words.saved))}
          onClose={close}
        />
      )}
      {open?.dialog === 'leave' && (
        <ConfirmDialog
          title={t(words.deactivateTitle, open.member.name)}
          confirmLabel={t(words.deactivate)}
          isDangerous
          onConfirm={async () => {
            await api.members.update(open.member.id, { isActive: false });
            model.members.reload();
          }}
          onClose={close}
        >
          {t(words.deactivateText)}
        </ConfirmDialog>
      )}
      {open?.dialog === 'factor' && (
        <ConfirmDialog
          title={t(words.removeFactorTitle, open.member.name)}
          confirmLabel={t(words.removeFactor)}
          isDangerous
          onConfirm={async () => {
            await api.members.removeSecondFactor(open.member.id);
            toast(t(words.factorRemoved));
            model.members.reload();
          }}
          onClose={close}
        >
          {t(words.removeFactorText)}
        </ConfirmDialog>
      )}
    </>
  );
}

type Model = InstanceType<typeof MembersModel>;

function MemberActions({ model, member }: { model: Model; member: ListedMember }) {
  const open = (dialog: 'change' | 'leave' | 'factor') => () => {
    model.open.value = { dialog, member };
  };
  const linkForPassword = () =>
    model.act(async () => {
      model.open.value = { dialog: 'link', link: await api.members.makeResetLink(member.id) };
    });
  const items = member.isActive
    ? [
        { label: t(words.change), onSelect: open('change') },
        { label: t(words.resetPassword), onSelect: linkForPassword },
        ...(member.hasSecondFactor ? [{ label: t(words.removeFactor), onSelect: open('factor') }] : []),
        // Nobody shuts themselves out: somebody else has to.
        ...(member.id === session.value?.member.id
          ? []
          : [{ label: t(words.deactivate), isDanger: true, startsGroup: true, onSelect: open('leave') }]),
      ]
    : [
        {
          label: t(words.reactivate),
          onSelect: () => model.act(() => api.members.update(member.id, { isActive: true }), t(words.saved)),
        },
      ];
  return (
    <Menu
      label={t(words.actionsOf, member.name)}
      align="end"
      items={items}
      trigger={(attributes) => (
        <IconButton {...attributes} icon={Ellipsis} label={t(words.actionsOf, member.name)} size="small" />
      )}
    />
  );
}

function SignInRules({ model }: { model: Model }) {
  return (
    <Card title={t(words.signIn)}>
      <Loaded of={model.policy} height={44}>
        {(policy) => (
          <Switch
            label={t(words.requireFactor)}
            hint={t(words.requireFactorHint)}
            isChecked={policy.requiresSecondFactor}
            onChange={(requiresSecondFactor) =>
              void model
                .act(async () => {
                  await api.members.updatePolicy({ requiresSecondFactor });
                  // It is asked of whoever decided it too: without one of their own they may do nothing more.
                  await refreshSession();
                }, t(words.saved))
                .then(model.policy.reload)
            }
          />
        )}
      </Loaded>
    </Card>
  );
}

interface PlaceDialogProps {
  teams: Parameters<typeof PlaceFields>[0]['teams'];
  customRoles: Parameters<typeof PlaceFields>[0]['customRoles'];
  onClose: () => void;
}

const newcomer: Place = { role: 'author', customRoleId: null, portfolio: 'all', teamId: null };

function InviteDialog({
  onInvited,
  onClose,
  ...known
}: PlaceDialogProps & { onInvited: (link: OnceLink) => void }) {
  const email = useSignal('');
  const place = useSignal(newcomer);
  const fault = useSignal<ApiError | null>(null);
  const isBusy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    isBusy.value = true;
    fault.value = null;
    try {
      onInvited(
        await api.members.invite({
          email: email.value.trim(),
          locale: locale.value,
          place: place.value,
        }),
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value = error;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Dialog
      title={t(words.inviteTitle)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" type="submit" form="invite-form" isBusy={isBusy.value}>
            {t(words.invite)}
          </Button>
        </>
      }
    >
      <form id="invite-form" class="stack" onSubmit={submit}>
        <TextField
          label={t(words.email)}
          type="email"
          value={email.value}
          error={fault.value?.faultAt('email') ?? fault.value?.message}
          onInput={(value) => {
            email.value = value;
          }}
          isRequired
          hasAutoFocus
        />
        <PlaceFields
          {...known}
          place={place.value}
          onChange={(chosen) => {
            place.value = chosen;
          }}
        />
      </form>
    </Dialog>
  );
}

function PlaceDialog({
  member,
  onSave,
  onClose,
  ...known
}: PlaceDialogProps & { member: ListedMember; onSave: (place: Place) => Promise<void> }) {
  const { role, customRoleId, portfolio, teamId } = member;
  const place = useSignal<Place>({ role, customRoleId, portfolio, teamId });
  return (
    <Dialog
      title={t(words.changeTitle, member.name)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" onClick={() => void onSave(place.value).then(onClose)}>
            {t(uiWords.save)}
          </Button>
        </>
      }
    >
      <div class="stack">
        <PlaceFields
          {...known}
          place={place.value}
          onChange={(chosen) => {
            place.value = chosen;
          }}
        />
      </div>
    </Dialog>
  );
}

/** A link that works once, in sight this once. */
function LinkDialog({ link, onClose }: { link: OnceLink; onClose: () => void }) {
  return (
    <Dialog
      title={t(words.linkTitle)}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {t(uiWords.close)}
        </Button>
      }
    >
      <p class="soft">
        {t(words.linkOnce, formatDateTime(link.expiresAt))} {link.isMailed && t(words.linkMailed)}
      </p>
      <CopyField label={t(words.link)} text={link.url} />
    </Dialog>
  );
}
