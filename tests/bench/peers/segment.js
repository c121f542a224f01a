import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: 'bench', cdnURL: window.sinkUrl });
analytics.identify('user-17', { role: 'sales' });
analytics.page();
