import { idOf } from '../design.ts';
import { look } from '../look.ts';
import { Avatar, Card, Field, PageHead } from '../parts.tsx';
import { colleagues } from '../records.ts';
import { books, change, say, t, user } from '../state.ts';

export function SettingsPage() {
  const { customFields } = books.value;
  return (
    <>
      <PageHead title={t('settings')} />
      <div class={look.columns}>
        <Card title={t('profile')}>
          <form
            class={look.form}
            onSubmit={(event) => {
              event.preventDefault();
              say(t('saved'));
            }}
          >
            <Field label={t('name')} for={idOf('profile-name')}>
              <input
                id={idOf('profile-name')}
                name="name"
                defaultValue={user.value.name}
                autocomplete="name"
              />
            </Field>
            <Field label={t('email')} for={idOf('profile-email')}>
              <input
                id={idOf('profile-email')}
                name="email"
                type="email"
                defaultValue={user.value.email}
                autocomplete="email"
              />
            </Field>
            <Field label={t('language')} for={idOf('profile-language')} note={t('languageNote')}>
              <input
                id={idOf('profile-language')}
                value={user.value.language === 'en' ? 'English' : '简体中文'}
                readOnly
              />
            </Field>
            <div class={look.dialogFoot}>
              <button type="submit" id={idOf('save-profile')} class={look.primary}>
                {t('save')}
              </button>
            </div>
          </form>
        </Card>
        <Card title={t('notifyMe')}>
          {(['notifyApprovals', 'notifyDeals', 'notifyDigest'] as const).map((one) => (
            <label key={one} class={look.switchRow}>
              <span>{t(one)}</span>
              <input type="checkbox" name={one} defaultChecked={one !== 'notifyDigest'} />
            </label>
          ))}
        </Card>
      </div>
      <div class={look.columns}>
        <Card title={t('team')}>
          <ul class={look.list}>
            {colleagues(user.value).map((colleague) => (
              <li key={colleague.id}>
                <Avatar name={colleague.name} />
                <span>
                  {colleague.name}
                  <small>{colleague.unit}</small>
                </span>
              </li>
            ))}
          </ul>
          <form
            class={look.filters}
            onSubmit={(event) => {
              event.preventDefault();
              say(t('inviteSent', String(new FormData(event.currentTarget).get('invite'))));
              event.currentTarget.reset();
            }}
          >
            <input
              id={idOf('invite')}
              name="invite"
              type="email"
              required
              placeholder="name@company.example"
              aria-label={t('inviteColleague')}
            />
            <button type="submit" id={idOf('send-invite')} class={look.button}>
              {t('sendInvite')}
            </button>
          </form>
        </Card>
        <Card title={t('customFields')}>
          <ul class={look.list}>
            {customFields.map((field) => (
              <li key={field}>{field}</li>
            ))}
          </ul>
          <form
            class={look.filters}
            onSubmit={(event) => {
              event.preventDefault();
              const form = event.currentTarget;
              change({ customFields: [...customFields, String(new FormData(form).get('field'))] });
              form.reset();
            }}
          >
            <input
              id={idOf('field-name')}
              name="field"
              required
              placeholder={t('fieldName')}
              aria-label={t('fieldName')}
            />
            <button type="submit" id={idOf('add-field')} class={look.button}>
              {t('addField')}
            </button>
          </form>
        </Card>
      </div>
    </>
  );
}
