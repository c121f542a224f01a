import * as v from 'valibot';
import type { Fault } from '../../shared/contract/error.ts';
import { type EventBatch, eventBatchSchema } from '../../shared/contract/event.ts';
import { AppError } from '../http/app-error.ts';

/** Signatures are judged one by one where they are used, like the events: a faulty one must not hold up the batch. */
const envelopeSchema = v.strictObject({
  ...eventBatchSchema.entries,
  signatures: v.optional(v.record(v.string(), v.unknown())),
});
/** The list of events is looked at as a list only. */
const aroundEventsSchema = v.strictObject({ ...envelopeSchema.entries, events: v.unknown() });
const { requirement: maxEvents } = eventBatchSchema.entries.events.pipe[2];

/** The batch around the events. Throws AppError invalid_request, naming every fault. */
export function parseEnvelope(body: unknown): EventBatch {
  const { events } = (body ?? {}) as { events?: unknown };
  const isList = Array.isArray(events) && events.length > 0 && events.length <= maxEvents;
  // The schema would copy the list, which most of the body is.
  const result = v.safeParse(isList ? aroundEventsSchema : envelopeSchema, body);
  if (result.success) return result.output as EventBatch;
  const details: Fault[] = result.issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    message: issue.message,
  }));
  throw new AppError('invalid_request', 'The batch is not valid: see details for each fault.', { details });
}
