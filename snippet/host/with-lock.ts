/**
 * Runs `work` unless another tab of the origin holds the lock; tells whether it ran. Without locks (old browsers,
 * sandboxed frames) it just runs: what two tabs send twice is counted once.
 */
export async function withLock(name: string, work: () => Promise<void>): Promise<boolean> {
  let ran = false;
  const run = async () => {
    ran = true;
    await work();
  };
  try {
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? run() : undefined));
    return ran;
  } catch (error) {
    if (ran) throw error;
    await run();
    return true;
  }
}
