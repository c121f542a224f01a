import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Heat, Names, Pick, PickerTask, SavedDraft, TagMatches } from '../../shared/contract/picker.ts';
import type { Target } from '../../shared/contract/target.ts';
import { createTransport } from '../host/transport.ts';

export interface PickerConnection {
  serverUrl: string;
  key: string;
  token: string;
}

/** `refused`: the token is not valid (any more). `failed`: no answer, or one that makes no sense. */
export type Refusal = 'refused' | 'failed';

export interface NewFeature {
  name: string;
  moduleId: number | null;
  isCore: boolean;
  target: Target;
}

export interface PickerServer {
  open(): Promise<PickerTask | Refusal>;
  send(pick: Omit<Pick, 'key' | 'token'>): Promise<'sent' | Refusal>;
  /**
   * Resolves to the new revision; `conflict`: somebody else has saved since `revision`. `isLeaving`: the page may go
   * before the answer comes.
   */
  save(
    revision: number,
    edition: { name: string; draft: GuideContent },
    isLeaving?: boolean,
  ): Promise<number | 'conflict' | Refusal>;
  names(): Promise<Names | Refusal>;
  matches(target: Target): Promise<TagMatches | Refusal>;
  tag(feature: NewFeature): Promise<'made' | Refusal>;
  heat(path: string): Promise<Heat | Refusal>;
  /** The token opens nothing any more. */
  end(): Promise<void>;
}

export function pickerServer({ serverUrl, key, token }: PickerConnection): PickerServer {
  const transport = createTransport(`${serverUrl.replace(/\/$/, '')}/`);
  const ask = async (path: string, body: object = {}, isKeptAlive = false) => {
    try {
      return await transport.post(`v1/picker/${path}`, JSON.stringify({ key, token, ...body }), isKeptAlive);
    } catch {
      return undefined;
    }
  };
  /** The body of a good answer. */
  const read = async <T>(path: string, body?: object): Promise<T | Refusal> => {
    const answer = await ask(path, body);
    if (answer?.status === 401) return 'refused';
    return (answer?.status === 200 || answer?.status === 201) && answer.body ? (answer.body as T) : 'failed';
  };
  return {
    async open() {
      const task = await read<PickerTask>('open');
      return typeof task === 'object' && task.subject === undefined ? 'failed' : task;
    },
    async send(pick) {
      const answer = await ask('pick', pick);
      if (answer?.status === 401) return 'refused';
      return answer?.status === 204 ? 'sent' : 'failed';
    },
    async save(revision, edition, isLeaving) {
      const answer = await ask('draft', { revision, ...edition }, isLeaving);
      if (answer?.status === 409) return 'conflict';
      if (answer?.status === 401) return 'refused';
      const saved = answer?.status === 200 ? (answer.body as SavedDraft | undefined) : undefined;
      return saved?.revision ?? 'failed';
    },
    names: () => read('names'),
    matches: (target) => read('matches', { target }),
    async tag(feature) {
      const made = await read<object>('feature', feature);
      return typeof made === 'object' ? 'made' : made;
    },
    heat: (path) => read('heat', { path }),
    async end() {
      await ask('end');
    },
  };
}
