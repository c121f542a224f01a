import Plausible from 'plausible-tracker';

Plausible({ domain: 'host.example', apiHost: window.sinkUrl, trackLocalhost: true }).enableAutoPageviews();
