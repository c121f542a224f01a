import type { FeatureInput, TagRule } from '../../shared/contract/feature.ts';
import type { BusinessEvent } from '../host-app/cairn.ts';
import { clicksOn } from './described-elements.ts';

/** Five modules and forty features of the host app, and how a use of each is recognised. */

export type DemoFeature = Omit<FeatureInput, 'moduleId'>;

const page = (pattern: string): TagRule[] => [{ type: 'page', pattern }];
const event = (eventName: BusinessEvent | 'API called'): TagRule[] => [{ type: 'event', eventName }];

const feature = (
  name: string,
  featureClass: FeatureInput['featureClass'],
  rules: TagRule[],
  isCore = false,
): DemoFeature => ({ name, featureClass, rules, isCore });
const core = (name: string, featureClass: FeatureInput['featureClass'], rules: TagRule[]) =>
  feature(name, featureClass, rules, true);

export const demoModules: { name: string; features: DemoFeature[] }[] = [
  {
    name: 'Customers',
    features: [
      core('Customer list', 'record', page('/customers')),
      core('Customer record', 'record', page('/customers/*')),
      core('Add a customer', 'record', event('Customer added')),
      core('Log a note', 'record', event('Note logged')),
      feature('Filter by status', 'record', clicksOn('filter-active', 'filter-at-risk', 'filter-prospect')),
      feature('Activity history', 'record', clicksOn('tab-activity')),
      feature('Contacts of a customer', 'record', clicksOn('tab-contacts')),
      feature('Call or mail a contact', 'record', clicksOn('call-contact', 'mail-contact')),
      feature('Export the customer list', 'record', clicksOn('export-customers')),
      feature('Search everywhere', 'record', clicksOn('global-search')),
    ],
  },
  {
    name: 'Deals',
    features: [
      core('Deal board', 'record', page('/deals')),
      core('Create a deal', 'record', event('Deal created')),
      core('Move a deal', 'process', event('Deal moved')),
      feature('My deals only', 'record', clicksOn('my-deals')),
      feature('New deal form', 'record', clicksOn('board-new-deal', 'customer-new-deal')),
    ],
  },
  {
    name: 'Orders',
    features: [
      core('Order list', 'record', page('/orders')),
      core('Place an order', 'process', event('Order created')),
      feature('Order form', 'record', page('/orders/new')),
      feature('Orders with several products', 'record', clicksOn('add-line')),
      feature('Order drafts', 'record', clicksOn('save-draft')),
      feature('Approval list', 'process', page('/approvals')),
      core('Give an approval', 'process', event('Approval given')),
      feature('Decline a request', 'process', clicksOn('decline')),
    ],
  },
  {
    name: 'Reports',
    features: [
      core('Dashboard', 'record', page('/')),
      feature("Today's tasks", 'record', event('Task completed')),
      core('Sales report', 'record', page('/reports')),
      feature('Change the range', 'record', clicksOn('range-3', 'range-6', 'range-12')),
      feature('Export a report', 'process', event('Report exported')),
      feature('Export revenue by owner', 'process', clicksOn('export-owners')),
      feature('Scheduled reports', 'process', clicksOn('schedule-report')),
    ],
  },
  {
    name: 'Administration',
    features: [
      feature('Integrations', 'integration', page('/integrations')),
      feature('Calendar integration', 'integration', clicksOn('connect-calendar')),
      feature('Accounting integration', 'integration', clicksOn('connect-ledger')),
      feature('Stock integration', 'integration', clicksOn('connect-stock')),
      feature('Team chat integration', 'integration', clicksOn('connect-chat')),
      feature('API access', 'integration', [...event('API called'), ...clicksOn('create-api-key')]),
      feature('Webhooks', 'customised', clicksOn('connect-webhook')),
      feature('Custom fields', 'customised', clicksOn('add-field')),
      feature('Invite colleagues', 'record', clicksOn('send-invite')),
      feature(
        'Notification settings',
        'record',
        clicksOn('notify-approvals', 'notify-deals', 'notify-digest'),
      ),
    ],
  },
];
