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

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const { code } = error as { code?: unknown };
  return { name, message, stack, ...(code !== undefined && { code }) };
}
