import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { LoadFault } from './notice.tsx';
import { Skeleton } from './progress.tsx';

/** What is asked of the server for a part of a page. */
export interface Asked<T> {
  data: ReadonlySignal<T | undefined>;
  error: ReadonlySignal<Error | undefined>;
  reload: () => void;
}

interface LoadedProps<T> {
  of: Asked<T>;
  /** In CSS px, of the place that is kept for it. */
  height: number;
  children: (data: T) => ComponentChildren;
}

/** A part of a page: its place while it is on the way, why it did not come and a way to try again, or what it is. */
export function Loaded<T>({ of, height, children }: LoadedProps<T>) {
  if (of.error.value) return <FaultsOf asked={[of]} />;
  const data = of.data.value;
  return data === undefined ? <Skeleton height={height} /> : <>{children(data)}</>;
}

/** Says of several why the first of them did not come, and asks anew for all that did not; nothing where all came. */
export function FaultsOf({ asked }: { asked: readonly Asked<unknown>[] }) {
  const failed = asked.filter(({ error }) => error.value !== undefined);
  const [first] = failed;
  if (!first?.error.value) return null;
  return (
    <LoadFault
      error={first.error.value}
      onRetry={() => {
        for (const { reload } of failed) reload();
      }}
    />
  );
}

/** Whether it is known, or known not to come. */
export const isAnswered = ({ data, error }: Asked<unknown>): boolean =>
  data.value !== undefined || error.value !== undefined;

/** Whether one of them did not come: what they are together is not shown then, for it would wait for ever. */
export const hasFault = (...asked: readonly Asked<unknown>[]): boolean =>
  asked.some(({ error }) => error.value !== undefined);
