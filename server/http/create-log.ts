import pino, { type DestinationStream, type Logger } from 'pino';

/** Whatever is logged by accident, these never reach the log. */
const secretKeys = ['password', 'currentPassword', 'newPassword', 'passwordHash', 'token', 'key', 'cookie'];

/**
 * Structured lines on stdout. An error's message and stack are kept, its other fields are not: the driver's carry
 * values of the row (`detail`, `parameters`).
 */
export const createLog = (
  { level = 'info' }: { level?: string } = {},
  destination?: DestinationStream,
): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          ...secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
          '*.headers.authorization',
          'headers.authorization',
          'authorization',
        ],
        censor: '[redacted]',
      },
      serializers: { err: describeError },
    },
    destination as DestinationStream,
  );

/** Data exceptions of PostgreSQL: their messages end with the value that could not be taken. */
const quotesValue = /^22[0-9A-Z]{3}$/;

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, stack } = error;
  const { code } = error as { code?: unknown };
  const message = quotesValue.test(String(code)) ? error.message.split(/[":]/, 1)[0] : error.message;
  return {
    name,
    message,
    stack: stack?.replace(error.message, () => message ?? ''),
    ...(code !== undefined && { code }),
  };
}
