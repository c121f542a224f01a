import { setTimeout as delay } from 'node:timers/promises';
import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import { CommandError } from '../run-command.ts';

export interface ServedGuide {
  id: string;
  kind: GuideKind;
  name: string;
  revision: number;
  draft: GuideContent;
  live: { version: number } | null;
}

/** A server’s management API, as the commands about guides need it. Waits where it is told to; every other refusal becomes a CommandError. */
export interface ManagementApi {
  get<Answer>(path: string): Promise<Answer>;
  send<Answer>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer>;
  /** Every guide that is not archived, each whole. */
  guides(): Promise<ServedGuide[]>;
}

/** Speaks to the server at `CAIRN_URL` with the secret key in `CAIRN_KEY`, which is in no list of processes. */
export function managementApi(environment: NodeJS.ProcessEnv): ManagementApi {
  const { CAIRN_URL: server = 'http://localhost:4400', CAIRN_KEY: key } = environment;
  if (!key) {
    throw new CommandError(
      'Set CAIRN_KEY to a secret key (the command key create makes one), and CAIRN_URL to the server’s address.',
    );
  }

  async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${server.replace(/\/$/, '')}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new CommandError(`The server at ${server} can't be reached: set CAIRN_URL.`);
    });
    if (response.status === 429) {
      await delay(Number(response.headers.get('Retry-After') ?? 1) * 1_000);
      return call(method, path, body);
    }
    const text = await response.text();
    if (!response.ok) throw new CommandError(refusal(response.status, text));
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  const api: ManagementApi = {
    get: (path) => call('GET', path),
    send: (method, path, body) => call(method, path, body),
    async guides() {
      const { guides } = await api.get<{ guides: { id: string }[] }>('/guides');
      const whole: ServedGuide[] = [];
      for (const { id } of guides) whole.push(await api.get<ServedGuide>(`/guides/${id}`));
      return whole;
    },
  };
  return api;
}

function refusal(status: number, text: string): string {
  try {
    const { message, details = [] } = JSON.parse(text).error;
    const faults = details.map(
      (fault: { path: string; message: string }) => `  ${fault.path}: ${fault.message}`,
    );
    return [message, ...faults].join('\n');
  } catch {
    return `The server answered with ${status}.`;
  }
}
