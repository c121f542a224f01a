import { useState } from 'preact/hooks';
import { idOf, testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { Avatar, Dialog, Field, Icon, PageHead } from '../parts.tsx';
import { type Segment, type Status, segments, statuses } from '../records.ts';
import { navigate } from '../route.ts';
import { addCustomer, books, day, money, say, t } from '../state.ts';
import type { TextKey } from '../texts.ts';

export const segmentTexts: Record<Segment, TextKey> = {
  key: 'segmentKey',
  growth: 'segmentGrowth',
  standard: 'segmentStandard',
};
export const statusTexts: Record<Status, TextKey> = {
  active: 'statusActive',
  atRisk: 'statusAtRisk',
  prospect: 'statusProspect',
};

export function CustomersPage() {
  const [wanted, setWanted] = useState('');
  const [segment, setSegment] = useState('');
  const [owner, setOwner] = useState('');
  const [status, setStatus] = useState<Status | ''>('');
  const [isAdding, setAdding] = useState(false);
  const { customers } = books.value;
  const owners = [...new Set(customers.map((customer) => customer.owner))];
  const shown = customers.filter(
    (customer) =>
      `${customer.name} ${customer.city}`.toLowerCase().includes(wanted.trim().toLowerCase()) &&
      (!segment || customer.segment === segment) &&
      (!owner || customer.owner === owner) &&
      (!status || customer.status === status),
  );
  const clear = () => {
    setWanted('');
    setSegment('');
    setOwner('');
    setStatus('');
  };
  return (
    <>
      <PageHead title={t('customers')} subtitle={t('customersSubtitle', customers.length)}>
        <button
          type="button"
          data-testid={testIdOf('export-customers')}
          class={look.button}
          onClick={() => say(t('listExported'))}
        >
          <Icon name="download" />
          {t('exportList')}
        </button>
        <button type="button" id={idOf('add-customer')} class={look.primary} onClick={() => setAdding(true)}>
          <Icon name="plus" />
          {t('addCustomer')}
        </button>
      </PageHead>
      <form class={look.filters} onSubmit={(event) => event.preventDefault()}>
        <input
          id={idOf('customer-search')}
          type="search"
          value={wanted}
          placeholder={t('searchCustomers')}
          aria-label={t('searchCustomers')}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <select
          name="segment"
          aria-label={t('segment')}
          value={segment}
          onChange={(event) => setSegment(event.currentTarget.value)}
        >
          <option value="">
            {t('segment')}: {t('all')}
          </option>
          {segments.map((one) => (
            <option key={one} value={one}>
              {t(segmentTexts[one])}
            </option>
          ))}
        </select>
        <select
          name="owner"
          aria-label={t('owner')}
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
        >
          <option value="">
            {t('owner')}: {t('all')}
          </option>
          {owners.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <fieldset aria-label={t('status')}>
          {statuses.map((one) => (
            <button
              key={one}
              type="button"
              class={look.tag}
              data-tone={one}
              data-filter={one}
              aria-pressed={status === one}
              onClick={() => setStatus(status === one ? '' : one)}
            >
              {t(statusTexts[one])}
            </button>
          ))}
        </fieldset>
      </form>
      {shown.length === 0 ? (
        <div class={look.empty}>
          <p>{t('noCustomers')}</p>
          <button type="button" class={look.button} onClick={clear}>
            {t('clearFilters')}
          </button>
        </div>
      ) : (
        <div class={look.tableWrap}>
          <table class={look.table}>
            <thead>
              <tr>
                <th scope="col">{t('customer')}</th>
                <th scope="col">{t('status')}</th>
                <th scope="col">{t('segment')}</th>
                <th scope="col">{t('owner')}</th>
                <th scope="col" class="hb-number">
                  {t('revenue12')}
                </th>
                <th scope="col">{t('lastContact')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((customer) => (
                <tr key={customer.id}>
                  <td>
                    <a href={`/customers/${customer.id}`} data-testid={testIdOf('open-customer')}>
                      {customer.name}
                    </a>
                    <small>{customer.city}</small>
                  </td>
                  <td>
                    <span class={look.tag} data-tone={customer.status}>
                      {t(statusTexts[customer.status])}
                    </span>
                  </td>
                  <td>{t(segmentTexts[customer.segment])}</td>
                  <td>
                    <span class="hb-person">
                      <Avatar name={customer.owner} />
                      {customer.owner}
                    </span>
                  </td>
                  <td class="hb-number">{money(customer.revenue)}</td>
                  <td>{day(customer.lastContactAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Dialog
        id={idOf('add-customer-dialog')}
        title={t('addCustomer')}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
      >
        <AddCustomerForm onDone={() => setAdding(false)} />
      </Dialog>
    </>
  );
}

function AddCustomerForm({ onDone }: { onDone: () => void }) {
  return (
    <form
      class={look.form}
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        addCustomer(String(given.get('company')), String(given.get('city')));
        onDone();
        navigate('/customers');
      }}
    >
      <Field label={t('companyName')} for={idOf('company')}>
        <input id={idOf('company')} name="company" required autocomplete="off" />
      </Field>
      <Field label={t('city')} for={idOf('city')}>
        <input id={idOf('city')} name="city" autocomplete="off" />
      </Field>
      <div class={look.dialogFoot}>
        <button type="button" class={look.button} onClick={onDone}>
          {t('cancel')}
        </button>
        <button type="submit" class={look.primary} data-testid={testIdOf('save-customer')}>
          {t('addCustomer')}
        </button>
      </div>
    </form>
  );
}
