import { useState } from 'preact/hooks';
import { idOf, testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { Avatar, Card, Icon, PageHead } from '../parts.tsx';
import { books, customerById, day, logNote, money, t } from '../state.ts';
import { segmentTexts, statusTexts } from './customers-page.tsx';
import { stageTexts } from './deals-page.tsx';
import { NewDealDialog } from './new-deal-dialog.tsx';
import { orderStateTexts } from './orders-page.tsx';

const tabs = ['overview', 'activity', 'contacts'] as const;

export function CustomerPage({ id }: { id: string }) {
  const [tab, setTab] = useState<(typeof tabs)[number]>('overview');
  const [isCreating, setCreating] = useState(false);
  const customer = customerById(id);
  if (!customer) return <PageHead title={t('notFound')} />;
  return (
    <>
      <a href="/customers" class={look.quiet}>
        <Icon name="back" />
        {t('backToCustomers')}
      </a>
      <PageHead
        title={customer.name}
        subtitle={`${customer.city} · ${t(segmentTexts[customer.segment])} · ${t('customerSince', customer.since)}`}
      >
        <span class={look.tag} data-tone={customer.status}>
          {t(statusTexts[customer.status])}
        </span>
        <button
          type="button"
          id={idOf('deal-for-customer')}
          class={look.primary}
          onClick={() => setCreating(true)}
        >
          <Icon name="plus" />
          {t('newDeal')}
        </button>
      </PageHead>
      <div class={look.tabs} role="tablist">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={idOf(`tab-${name}`)}
            class={look.tab}
            aria-selected={tab === name}
            aria-controls="tab-panel"
            onClick={() => setTab(name)}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <div id={idOf('tab-panel')} role="tabpanel" aria-labelledby={idOf(`tab-${tab}`)}>
        {tab === 'overview' && <Overview id={id} />}
        {tab === 'activity' && <ActivityLog id={id} />}
        {tab === 'contacts' && <Contacts id={id} />}
      </div>
      <NewDealDialog customerId={id} isOpen={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}

function Overview({ id }: { id: string }) {
  const deals = books.value.deals.filter((deal) => deal.customerId === id);
  const orders = books.value.orders.filter((order) => order.customerId === id);
  return (
    <div class={look.columns}>
      <Card title={t('openDeals')}>
        {deals.length === 0 && <p>{t('noOpenDeals')}</p>}
        <ul class={look.list}>
          {deals.map((deal) => (
            <li key={deal.id}>
              <span>
                {deal.name}
                <small>{t('closesOn', day(deal.closesOn))}</small>
              </span>
              <span class={look.tag} data-tone={deal.stage}>
                {t(stageTexts[deal.stage])}
              </span>
              <strong>{money(deal.amount)}</strong>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('latestOrders')}>
        {orders.length === 0 && <p>{t('noOrders')}</p>}
        <ul class={look.list}>
          {orders.map((order) => (
            <li key={order.id}>
              <span>
                #{order.id}
                <small>{day(order.placedAt)}</small>
              </span>
              <span class={look.tag} data-tone={order.state}>
                {t(orderStateTexts[order.state])}
              </span>
              <strong>{money(order.total)}</strong>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function ActivityLog({ id }: { id: string }) {
  const activities = books.value.activities.filter((activity) => activity.customerId === id);
  return (
    <Card>
      <form
        class={look.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          logNote(id, String(new FormData(form).get('note')));
          form.reset();
        }}
      >
        <label for={idOf('note')}>{t('logNote')}</label>
        <textarea id={idOf('note')} name="note" rows={3} required placeholder={t('notePlaceholder')} />
        <div class={look.dialogFoot}>
          <button type="submit" class={look.primary} data-testid={testIdOf('log-note')}>
            {t('logNoteAction')}
          </button>
        </div>
      </form>
      <ul class={look.list}>
        {activities.map((activity) => (
          <li key={activity.id}>
            <Avatar name={activity.by} />
            <span>
              {activity.text}
              <small>
                {activity.by} · {day(activity.at)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Contacts({ id }: { id: string }) {
  const contacts = customerById(id)?.contacts ?? [];
  return (
    <div class={look.cards}>
      {contacts.map((contact) => (
        <Card key={contact.name}>
          <div class="hb-person">
            <Avatar name={contact.name} />
            <span>
              <strong>{contact.name}</strong>
              <small>{contact.title}</small>
            </span>
          </div>
          <div class={look.pageActions}>
            <a class={look.button} href="tel:+440000000" data-testid={testIdOf('call-contact')}>
              <Icon name="phone" />
              {t('call')}
            </a>
            <a class={look.button} href={`mailto:${contact.email}`} data-testid={testIdOf('mail-contact')}>
              <Icon name="mail" />
              {t('email')}
            </a>
          </div>
        </Card>
      ))}
    </div>
  );
}
