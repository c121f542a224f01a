import { type ErrorCode, type Fault, statusByErrorCode } from '../../shared/contract/error.ts';

/** The one way an operation refuses: `message` is for the person who reads the answer and says what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Fault[] | undefined;
  /** Sent as Retry-After. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: Fault[]; retryAfterSeconds?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status() {
    return statusByErrorCode[this.code];
  }
}

/** The same words for what is missing and for what belongs to someone else. */
export const notFound = (what: string) => new AppError('not_found', `There is no such ${what}.`);
