import { useState } from 'preact/hooks';
import { idOf, testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { Card, Field, Icon, PageHead } from '../parts.tsx';
import { navigate } from '../route.ts';
import { books, money, saveOrder, t } from '../state.ts';

interface Line {
  key: number;
  productId: string;
  quantity: number;
}

export function NewOrderPage() {
  const { products, customers } = books.value;
  const [lines, setLines] = useState<Line[]>([{ key: 1, productId: products[0]?.id ?? '', quantity: 1 }]);
  const [discount, setDiscount] = useState(0);
  const [customerId, setCustomerId] = useState('');
  const [isMissingCustomer, setMissingCustomer] = useState(false);
  const priceOf = (line: Line) => products.find((product) => product.id === line.productId)?.price ?? 0;
  const subtotal = lines.reduce((sum, line) => sum + priceOf(line) * line.quantity, 0);
  const off = (subtotal * discount) / 100;
  const edit = (key: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const save = (state: 'draft' | 'placed') => {
    if (!customerId) {
      setMissingCustomer(true);
      document.getElementById(idOf('order-customer'))?.focus();
      return;
    }
    saveOrder(customerId, Math.round((subtotal - off) * 100) / 100, state);
    navigate('/orders');
  };
  return (
    <>
      <PageHead title={t('newOrder')} subtitle={t('newOrderIntro')} />
      <form
        id={idOf('order-form')}
        class={look.columns}
        onSubmit={(event) => {
          event.preventDefault();
          save('placed');
        }}
      >
        <div class={look.form}>
          <Card title={t('customerSection')}>
            <Field
              label={t('customer')}
              for={idOf('order-customer')}
              note={isMissingCustomer && !customerId ? t('orderNeedsCustomer') : undefined}
            >
              <select
                id={idOf('order-customer')}
                data-testid={testIdOf('order-customer')}
                name="customer"
                value={customerId}
                aria-invalid={isMissingCustomer && !customerId}
                onChange={(event) => setCustomerId(event.currentTarget.value)}
              >
                <option value="">{t('chooseCustomer')}</option>
                {customers.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
            <div class={look.formRow}>
              <Field label={t('deliveryDate')} for={idOf('delivery-date')}>
                <input id={idOf('delivery-date')} name="delivery-date" type="date" />
              </Field>
              <Field label={t('reference')} for={idOf('reference')}>
                <input id={idOf('reference')} name="reference" autocomplete="off" />
              </Field>
            </div>
          </Card>
          <Card title={t('linesSection')}>
            {lines.map((line, index) => (
              <div key={line.key} class={look.orderLine}>
                <select
                  name="product"
                  aria-label={t('product')}
                  value={line.productId}
                  onChange={(event) => edit(line.key, { productId: event.currentTarget.value })}
                >
                  {products.map((product) => (
                    <option key={product.id} value={product.id}>
                      {product.name}
                    </option>
                  ))}
                </select>
                <input
                  type="number"
                  name="quantity"
                  min="1"
                  aria-label={t('quantity')}
                  value={line.quantity}
                  onInput={(event) => edit(line.key, { quantity: Number(event.currentTarget.value) || 0 })}
                />
                <span class="hb-number">{money(priceOf(line) * line.quantity)}</span>
                <button
                  type="button"
                  class={look.iconButton}
                  aria-label={t('removeLine', index + 1)}
                  disabled={lines.length === 1}
                  onClick={() => setLines(lines.filter((one) => one.key !== line.key))}
                >
                  <Icon name="close" />
                </button>
              </div>
            ))}
            <button
              type="button"
              id={idOf('add-line')}
              class={look.quiet}
              onClick={() =>
                setLines([
                  ...lines,
                  {
                    key: (lines.at(-1)?.key ?? 0) + 1,
                    productId: products[lines.length % products.length]?.id ?? '',
                    quantity: 1,
                  },
                ])
              }
            >
              <Icon name="plus" />
              {t('addLine')}
            </button>
          </Card>
          <Card>
            <div class={look.formRow}>
              <Field label={t('discount')} for={idOf('discount')} note={t('discountNote')}>
                <input
                  id={idOf('discount')}
                  name="discount"
                  type="number"
                  min="0"
                  max="40"
                  value={discount}
                  onInput={(event) => setDiscount(Number(event.currentTarget.value) || 0)}
                />
              </Field>
              <Field label={t('internalNote')} for={idOf('order-note')}>
                <input id={idOf('order-note')} name="note" autocomplete="off" />
              </Field>
            </div>
          </Card>
        </div>
        <Card title={t('summary')} class={look.summary}>
          <dl>
            <dt>{t('subtotal')}</dt>
            <dd>{money(Math.round(subtotal * 100) / 100)}</dd>
            <dt>{t('discountLine')}</dt>
            <dd>{money(-Math.round(off * 100) / 100 || 0)}</dd>
            <dt>{t('total')}</dt>
            <dd>
              <strong>{money(Math.round((subtotal - off) * 100) / 100)}</strong>
            </dd>
          </dl>
          <button
            type="submit"
            id={idOf('place-order')}
            data-testid={testIdOf('place-order')}
            class={look.primary}
          >
            {t('placeOrder')}
          </button>
          <button type="button" id={idOf('save-draft')} class={look.button} onClick={() => save('draft')}>
            {t('saveDraft')}
          </button>
        </Card>
      </form>
    </>
  );
}
