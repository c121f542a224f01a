/** What a socket says when nobody answers at the other end. */
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  // A name service that can't ask further: in a network of containers, that of one that isn't running yet.
  'EAI_AGAIN',
]);

/** SQLSTATEs of a server that is away for now: connection exceptions, shutting down or starting, no slot left. */
const sqlStates = /^(08...|57P0[1-5]|53300)$/;

/** What the driver throws without any code. */
const driverMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Cannot use a pool after calling end)/;

/** Whether an error means that the database can't be reached just now, so that trying again later makes sense. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code !== undefined) {
    // A unix socket whose server is gone does not exist: ENOENT, which elsewhere means something else.
    return socketCodes.has(code) || sqlStates.test(code) || (code === 'ENOENT' && syscall === 'connect');
  }
  return driverMessages.test(error.message);
}
