import posthog from 'posthog-js';

posthog.init('phc_bench', {
  api_host: window.sinkUrl,
  autocapture: true,
  capture_pageview: false,
  disable_session_recording: true,
  person_profiles: 'always',
});
posthog.identify('user-17', { role: 'sales' });
