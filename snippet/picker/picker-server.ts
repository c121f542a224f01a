import type { Pick, PickerTask } from '../../shared/contract/picker.ts';
import { createTransport } from '../host/transport.ts';

export interface PickerConnection {
  serverUrl: string;
  key: string;
  token: string;
}

/** `refused`: the token is not valid (any more). `failed`: no answer, or one that makes no sense. */
export type Refusal = 'refused' | 'failed';

export interface PickerServer {
  open(): Promise<PickerTask | Refusal>;
  send(pick: Omit<Pick, 'key' | 'token'>): Promise<'sent' | Refusal>;
}

export function pickerServer({ serverUrl, key, token }: PickerConnection): PickerServer {
  const transport = createTransport(`${serverUrl.replace(/\/$/, '')}/`);
  const ask = async (path: string, body: object) => {
    try {
      return await transport.post(path, JSON.stringify({ key, token, ...body }));
    } catch {
      return undefined;
    }
  };
  return {
    async open() {
      const answer = await ask('v1/picker/open', {});
      if (answer?.status === 401) return 'refused';
      const task = answer?.status === 200 ? (answer.body as PickerTask | undefined) : undefined;
      return task?.subject === undefined ? 'failed' : task;
    },
    async send(pick) {
      const answer = await ask('v1/picker/pick', pick);
      if (answer?.status === 401) return 'refused';
      return answer?.status === 204 ? 'sent' : 'failed';
    },
  };
}
