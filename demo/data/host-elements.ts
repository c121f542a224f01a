/**
 * The controls of the demo host app that its guides point at and its catalogue counts: where each is, and what to
 * press first to see it. `describe-elements.ts` turns them into signatures.
 */
export interface HostElement {
  path: string;
  selector: string;
  /** Pressed in this order before the element is there. */
  after?: string[];
}

const navigation = [
  'dashboard',
  'customers',
  'deals',
  'orders',
  'reports',
  'approvals',
  'integrations',
  'settings',
] as const;

export const hostElements = {
  ...(Object.fromEntries(
    navigation.map((place) => [`nav-${place}`, { path: '/', selector: `[data-testid=nav-${place}]` }]),
  ) as Record<`nav-${(typeof navigation)[number]}`, HostElement>),
  'global-search': { path: '/', selector: '#global-search' },
  'new-order': { path: '/', selector: '#new-order' },
  today: { path: '/', selector: '#today' },
  'today-task': { path: '/', selector: '[data-testid=today-task]' },
  'add-customer': { path: '/customers', selector: '#add-customer' },
  'export-customers': { path: '/customers', selector: '[data-testid=export-customers]' },
  'filter-active': { path: '/customers', selector: '[data-filter=active]' },
  'filter-at-risk': { path: '/customers', selector: '[data-filter=atRisk]' },
  'filter-prospect': { path: '/customers', selector: '[data-filter=prospect]' },
  'open-customer': { path: '/customers', selector: '[data-testid=open-customer]' },
  'save-customer': { path: '/customers', selector: '[data-testid=save-customer]', after: ['#add-customer'] },
  'customer-new-deal': { path: '/customers/103', selector: '#deal-for-customer' },
  'tab-activity': { path: '/customers/103', selector: '#tab-activity' },
  'tab-contacts': { path: '/customers/103', selector: '#tab-contacts' },
  'log-note': { path: '/customers/103', selector: '[data-testid=log-note]', after: ['#tab-activity'] },
  'call-contact': {
    path: '/customers/103',
    selector: '[data-testid=call-contact]',
    after: ['#tab-contacts'],
  },
  'mail-contact': {
    path: '/customers/103',
    selector: '[data-testid=mail-contact]',
    after: ['#tab-contacts'],
  },
  'board-new-deal': { path: '/deals', selector: '#new-deal' },
  'my-deals': { path: '/deals', selector: '#my-deals' },
  'create-deal': { path: '/deals', selector: '[data-testid=create-deal]', after: ['#new-deal'] },
  'order-customer': { path: '/orders/new', selector: '#order-customer' },
  'add-line': { path: '/orders/new', selector: '#add-line' },
  'save-draft': { path: '/orders/new', selector: '#save-draft' },
  'place-order': { path: '/orders/new', selector: '#place-order' },
  'range-3': { path: '/reports', selector: '[data-range="3"]' },
  'range-6': { path: '/reports', selector: '[data-range="6"]' },
  'range-12': { path: '/reports', selector: '[data-range="12"]' },
  'schedule-report': { path: '/reports', selector: '#schedule-report' },
  'export-report': { path: '/reports', selector: '#export-report' },
  'export-owners': { path: '/reports', selector: '[data-testid=export-owners]' },
  approve: { path: '/approvals', selector: '[data-testid=approve]' },
  decline: { path: '/approvals', selector: '[data-testid=decline]' },
  'connect-calendar': { path: '/integrations', selector: '#connect-calendar' },
  'connect-ledger': { path: '/integrations', selector: '#connect-ledger' },
  'connect-stock': { path: '/integrations', selector: '#connect-stock' },
  'connect-chat': { path: '/integrations', selector: '#connect-chat' },
  'connect-webhook': { path: '/integrations', selector: '#connect-webhook' },
  'create-api-key': { path: '/integrations', selector: '#create-api-key' },
  'notify-approvals': { path: '/settings', selector: '[name=notifyApprovals]' },
  'notify-deals': { path: '/settings', selector: '[name=notifyDeals]' },
  'notify-digest': { path: '/settings', selector: '[name=notifyDigest]' },
  'send-invite': { path: '/settings', selector: '#send-invite' },
  'add-field': { path: '/settings', selector: '#add-field' },
} satisfies Record<string, HostElement>;

export type HostElementKey = keyof typeof hostElements;
