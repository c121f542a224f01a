import { safely } from './safe-call.ts';

/** An answer of our server, or of whoever stands between. */
export interface Answer {
  status: number;
  /** The parsed JSON; undefined for anything else, such as a captive portal's page. */
  body: unknown;
  /** From `Retry-After`, in milliseconds. */
  retryAfterMs: number | undefined;
}

export interface Transport {
  /** JSON as text/plain, so that the browser asks no permission first. Rejects when there is no answer within 8 s. */
  post(path: string, json: string, isKeptAlive?: boolean): Promise<Answer>;
  /** Always asks the server; the browser's cache adds the ETag. */
  get(path: string): Promise<Answer>;
  /** For the moment the page goes: true when the browser took it over. */
  beacon(path: string, json: string): boolean | undefined;
}

/** `base` ends with a slash. `fetch` is taken now, before the host may wrap it. */
export function createTransport(base: string): Transport {
  const fetch = window.fetch?.bind(window);
  const ask = async (path: string, options: RequestInit): Promise<Answer> => {
    const response = await fetch(base + path, {
      credentials: 'omit',
      signal: AbortSignal.timeout(8000),
      ...options,
    });
    const text = await response.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      // Not ours.
    }
    return { status: response.status, body, retryAfterMs: retryAfter(response.headers.get('Retry-After')) };
  };
  return {
    post: (path, json, keepalive = false) => ask(path, { method: 'POST', body: json, keepalive }),
    get: (path) => ask(path, { cache: 'no-cache' }),
    beacon: safely((path, json) => navigator.sendBeacon(base + path, json)),
  };
}

/** Seconds or a date, as a time from now of at most an hour. */
function retryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return ms > 0 ? Math.min(ms, 3_600_000) : undefined;
}
