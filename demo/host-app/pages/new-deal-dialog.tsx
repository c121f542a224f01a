import { idOf, testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { Dialog, Field } from '../parts.tsx';
import { books, createDeal, t } from '../state.ts';

/** On a customer's page the customer is given; on the board it is chosen. */
export function NewDealDialog(props: { customerId?: string; isOpen: boolean; onClose: () => void }) {
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  return (
    <Dialog id={idOf('new-deal-dialog')} title={t('newDeal')} isOpen={props.isOpen} onClose={props.onClose}>
      <form
        class={look.form}
        onSubmit={(event) => {
          event.preventDefault();
          const given = new FormData(event.currentTarget);
          createDeal(props.customerId ?? String(given.get('customer')), {
            name: String(given.get('deal-name')),
            amount: Number(given.get('amount')),
            closesOn: String(given.get('closes-on')),
          });
          props.onClose();
        }}
      >
        {!props.customerId && (
          <Field label={t('customer')} for={idOf('deal-customer')}>
            <select id={idOf('deal-customer')} name="customer" required>
              {books.value.customers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Field label={t('dealName')} for={idOf('deal-name')}>
          <input
            id={idOf('deal-name')}
            name="deal-name"
            required
            placeholder={t('dealNamePlaceholder')}
            autocomplete="off"
          />
        </Field>
        <div class={look.formRow}>
          <Field label={t('amount')} for={idOf('deal-amount')}>
            <input
              id={idOf('deal-amount')}
              name="amount"
              type="number"
              min="0"
              step="10"
              required
              inputmode="decimal"
            />
          </Field>
          <Field label={t('expectedClose')} for={idOf('deal-closes')}>
            <input id={idOf('deal-closes')} name="closes-on" type="date" defaultValue={inAMonth} required />
          </Field>
        </div>
        <div class={look.dialogFoot}>
          <button type="button" class={look.button} onClick={props.onClose}>
            {t('cancel')}
          </button>
          <button type="submit" class={look.primary} data-testid={testIdOf('create-deal')}>
            {t('createDeal')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
