import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { hasRoom } from './ingest.ts';

/** To be asked before a body is read: refusing must cost next to nothing while too much arrives. */
export function requireRoom(context: Context): void {
  if (!hasRoom(context)) {
    throw new AppError('unavailable', 'More events arrive than can be stored just now: send them later.', {
      retryAfterSeconds: 2,
    });
  }
}
