import { AsyncLocalStorage } from 'node:async_hooks';

/** Whose rows PostgreSQL itself lets statements see and change, and the role that it binds to them. */
export interface Lock {
  requestRole: string;
  workspaceId: number;
  environmentId: number;
}

const locks = new AsyncLocalStorage<Lock>();

/**
 * Runs `work` behind the lock: each statement that it makes, on whatever connection, is made as the role for requests,
 * which sees the rows of this workspace and environment alone, whatever the statement says.
 */
export const behindLock = <Result>(lock: Lock, work: () => Result): Result => locks.run(lock, work);

/** Runs `work` as the server itself: for what a request sets going for everybody, such as writing what is gathered. */
export const outsideLock = <Result>(work: () => Result): Result => locks.exit(work);

/** The lock that whoever makes a statement now is behind. */
export const currentLock = (): Lock | undefined => locks.getStore();
