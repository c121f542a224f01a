import mixpanel from 'mixpanel-browser/src/loaders/loader-module-core';

mixpanel.init('bench', { api_host: window.sinkUrl, track_pageview: true, persistence: 'localStorage' });
mixpanel.identify('user-17');
