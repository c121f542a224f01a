import type { Context as HonoContext } from 'hono';
import { accepts } from 'hono/accepts';
import { HTTPException } from 'hono/http-exception';
import type { Logger } from 'pino';
import type { ErrorBody } from '../../shared/contract/error.ts';
import { isDatabaseAway } from '../db/is-database-away.ts';
import { UnreadableSecret } from '../db/sealing/sealing.ts';
import { AppError } from './app-error.ts';
import { inChinese } from './in-chinese.ts';

/** How long a client should wait for a database that is away. */
const databaseAwaySeconds = 5;
const diskFullSeconds = 60;
/** PostgreSQL's name for a disk without room: it goes on to read, and writes again once there is some. */
const diskFull = '53100';

/** Data exceptions that only a value of the request can cause: a NUL in a text, a number too large for its column. */
const unstorableValue = new Set(['22021', '22P05', '22003', '22P02']);

/** Puts a sentence of the server into the language that the reader's browser, or the studio, asks for. */
export const sayTo = (c: HonoContext): ((english: string) => string) =>
  accepts(c, { header: 'Accept-Language', supports: ['en', 'zh-CN', 'zh'], default: 'en' }) === 'en'
    ? (english) => english
    : inChinese;

/** Every answer that is not 2xx is made here, in one shape. */
export function errorResponse(c: HonoContext, error: AppError): Response {
  const say = sayTo(c);
  const body: ErrorBody = {
    error: {
      code: error.code,
      message: say(error.message),
      ...(error.details && {
        details: error.details.map(({ path, message }) => ({ path, message: say(message) })),
      }),
      requestId: c.get('requestId'),
    },
  };
  c.set('refusal', error.code);
  if (error.retryAfterSeconds !== undefined) c.header('Retry-After', String(error.retryAfterSeconds));
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept-Language', { append: true });
  return c.json(body, error.status);
}

/**
 * Turns whatever was thrown into an answer. What nobody foresaw becomes a 500 that says nothing of the inside; the
 * log has the rest, under the same request id.
 */
export const answerErrors = (log: Logger) => (error: Error, c: HonoContext) => {
  const known = asAppError(error);
  if (known.code === 'internal') log.error({ err: error, requestId: c.get('requestId') }, 'a request failed');
  // Without the stack: while the database is away, every request comes here.
  if (known.code === 'unavailable') {
    log.warn({ reason: error.message, requestId: c.get('requestId') }, known.message);
  }
  return errorResponse(c, known);
};

function asAppError(error: Error): AppError {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) {
    return new AppError('unavailable', 'The database is away for a moment: try again.', {
      retryAfterSeconds: databaseAwaySeconds,
    });
  }
  if ((error as { code?: string }).code === diskFull) {
    return new AppError(
      'unavailable',
      'The disk of the database is full: whoever runs this server has to make room.',
      { retryAfterSeconds: diskFullSeconds },
    );
  }
  if (error instanceof UnreadableSecret) {
    return new AppError(
      'unavailable',
      'A stored secret can’t be read: whoever runs this server finds out by doctor.',
    );
  }
  // Hono's own refusals: a body that is not the JSON it says it is.
  if (error instanceof HTTPException && error.status < 500) {
    return new AppError('invalid_request', 'The body is not JSON.', {
      details: [{ path: '', message: 'must be JSON' }],
    });
  }
  if (unstorableValue.has((error as { code?: string }).code ?? '')) {
    return new AppError('invalid_request', 'The request has a value that can not be stored.');
  }
  return new AppError('internal', 'Something went wrong on our side. The request id leads to the cause.');
}
