import type { DeliveredGuide } from '../../shared/contract/guide.ts';

/** Whether this is a guide as far as choosing and starting it needs: one that is none must not break the others. */
export function isSound(given: unknown): given is DeliveredGuide {
  const { id, trigger, frequency, steps, kind, checklist, help } = (given ?? {}) as Partial<DeliveredGuide>;
  const { include, exclude } = trigger?.pages ?? {};
  if (typeof id !== 'string' || !frequency || ![include, exclude, steps].every(Array.isArray)) return false;
  if (kind === 'checklist') return Array.isArray(checklist?.items);
  if (kind === 'help') return Boolean(help);
  return steps!.length > 0 && steps!.every((step) => Array.isArray(step?.blocks));
}
