import type { ErrorBody, ErrorCode, Fault } from '../../shared/contract/error.ts';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

/** An answer that is not 2xx, or none at all (`unreachable`). `message` is for the person who reads it. */
export class ApiError extends Error {
  readonly code: ErrorCode | 'unreachable';
  readonly details: Fault[];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode | 'unreachable',
    message: string,
    rest: { details?: Fault[]; requestId?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.details = rest.details ?? [];
    this.requestId = rest.requestId;
    this.retryAfterSeconds = rest.retryAfterSeconds;
  }

  /** What is wrong at `path` of the body sent, if anything. */
  faultAt(path: string): string | undefined {
    return this.details.find((fault) => fault.path === path)?.message;
  }
}

/** Reads the error out of an answer, whoever wrote it (a proxy may answer without our body). */
export async function errorOf(response: globalThis.Response): Promise<ApiError> {
  const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  const retryAfter = Number(response.headers.get('Retry-After'));
  return new ApiError(
    body?.error?.code ?? (response.status >= 500 ? 'unavailable' : 'internal'),
    body?.error?.message ?? t(words.unreadable, response.status),
    {
      ...(body?.error?.details && { details: body.error.details }),
      ...(body?.error?.requestId && { requestId: body.error.requestId }),
      ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
    },
  );
}
