/** An id for a step, block, button or option: short, and new within any guide of sensible size. */
export const newLocalId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 10);
