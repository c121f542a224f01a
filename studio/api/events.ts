import { parseResponse } from 'hono/client';
import type { EventSettingsChange } from '../../shared/contract/event-settings.ts';
import { v1 } from './client.ts';

export const events = {
  settings: () => parseResponse(v1['event-settings'].$get()),
  update: (json: EventSettingsChange) => parseResponse(v1['event-settings'].$patch({ json })),
  traffic: (days: number) => parseResponse(v1['event-traffic'].$get({ query: { days: String(days) } })),
  /** The secret is answered this once. */
  renewSecret: () => parseResponse(v1['identity-secret'].$post()),
};
