/** Every error code an answer can carry, and its HTTP status: the one table. */
export const statusByErrorCode = {
  invalid_request: 400,
  not_signed_in: 401,
  /** The password was right: send it again together with a code. */
  second_factor_required: 401,
  invalid_key: 401,
  not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statusByErrorCode;

/** One fault in a request: where (`steps.0.blocks.1.text`) and what to do about it. */
export interface Fault {
  path: string;
  message: string;
}

/** The body of every answer that is not 2xx. `requestId` is in the log line too. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; details?: Fault[]; requestId: string };
}
