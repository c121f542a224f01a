import { ContactRound, Plus } from 'lucide';
import { may } from '../session.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Loaded } from '../ui/loaded.tsx';
import type { AccountState } from './account-model.ts';
import { careWords as words } from './care-words.ts';

const stanceTones: Record<string, Tone> = {
  unknown: 'neutral',
  negative: 'danger',
  neutral: 'neutral',
  positive: 'good',
};

export function ContactsCard({ model }: { model: AccountState }) {
  const contacts = model.contacts.data.value?.contacts;
  const add = may('account.write') && (
    <Button size="small" look="quiet" icon={Plus} onClick={() => model.open({ type: 'contact', id: null })}>
      {t(words.addContact)}
    </Button>
  );
  return (
    <Card title={t(words.contacts)} note={t(words.contactsNote)} actions={contacts?.length ? add : undefined}>
      <Loaded of={model.contacts} height={120}>
        {({ contacts }) =>
          contacts.length === 0 ? (
            <EmptyState icon={ContactRound} title={t(words.noContacts)} actions={add}>
              {t(words.noContactsText)}
            </EmptyState>
          ) : (
            <ul class="contacts">
              {contacts.map((contact) => (
                <li key={contact.id} class={contact.leftOn ? 'contact contact--left' : 'contact'}>
                  <span class="two-lines">
                    <button
                      class="link-button"
                      type="button"
                      onClick={() => model.open({ type: 'contact', id: contact.id })}
                    >
                      {contact.name}
                    </button>
                    <span class="note">
                      {[t(words[contact.role]), contact.title].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span class="two-lines contact__end">
                    <span>
                      <Badge tone={contact.leftOn ? 'neutral' : (stanceTones[contact.stance] ?? 'neutral')}>
                        {contact.leftOn
                          ? t(words.leftOnDay, formatDate(contact.leftOn))
                          : t(words[`stance_${contact.stance}`])}
                      </Badge>
                    </span>
                    <span class="note nowrap">
                      {contact.lastContactOn
                        ? t(words.lastSpoken, formatDate(contact.lastContactOn))
                        : t(words.neverSpoken)}
                    </span>
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
