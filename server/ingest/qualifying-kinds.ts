import type { EventKind } from '../../shared/contract/event.ts';
import { eventKindCodes } from '../db/schema/events.ts';

/** Kinds of event that make their user active on that day: what people do, not what is done to or asked of them. */
const qualifyingKinds: readonly EventKind[] = ['page', 'click', 'track'];

export const isQualifying = (kind: EventKind): boolean => qualifyingKinds.includes(kind);

export const qualifyingKindCodes: readonly number[] = qualifyingKinds.map((kind) => eventKindCodes[kind]);
