import { testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { PageHead } from '../parts.tsx';
import type { Order } from '../records.ts';
import { books, customerById, day, money, t } from '../state.ts';
import type { TextKey } from '../texts.ts';

export const orderStateTexts: Record<Order['state'], TextKey> = {
  draft: 'orderDraft',
  placed: 'orderPlaced',
  shipped: 'orderShipped',
  delivered: 'orderDelivered',
};

export function OrdersPage() {
  const { orders } = books.value;
  return (
    <>
      <PageHead title={t('orders')} subtitle={t('ordersSubtitle', orders.length)} />
      <div class={look.tableWrap}>
        <table class={look.table}>
          <thead>
            <tr>
              <th scope="col">{t('orderNumber')}</th>
              <th scope="col">{t('customer')}</th>
              <th scope="col">{t('status')}</th>
              <th scope="col">{t('placedOn')}</th>
              <th scope="col" class="hb-number">
                {t('total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <tr key={order.id}>
                <td>
                  <strong>#{order.id}</strong>
                </td>
                <td>
                  <a href={`/customers/${order.customerId}`} data-testid={testIdOf('order-customer')}>
                    {customerById(order.customerId)?.name}
                  </a>
                </td>
                <td>
                  <span class={look.tag} data-tone={order.state}>
                    {t(orderStateTexts[order.state])}
                  </span>
                </td>
                <td>{day(order.placedAt)}</td>
                <td class="hb-number">{money(order.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
