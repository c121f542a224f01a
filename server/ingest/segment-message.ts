import { createHash } from 'node:crypto';
import type { Event } from '../../shared/contract/event.ts';

/** The calls of Segment's tracking API that carry an event. */
export const segmentCalls = ['identify', 'group', 'track', 'page', 'screen', 'alias'] as const;
export type SegmentCall = (typeof segmentCalls)[number];

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields => (isFields(value) ? value : {});

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The same text gives the same uuid: 128 bits of its hash, marked as a version 8. */
export function uuidOf(text: string): string {
  if (uuid.test(text)) return text;
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Segment takes numbers for ids; to us an id is a text. */
const idText = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;

/**
 * The event that a message of Segment's protocol means. It is not checked here: `ingest` refuses what makes no sense,
 * with its reason. Without a `messageId` the message itself is its id, so that sending it again still counts once.
 */
export function eventFromSegment(call: SegmentCall, message: Fields, fallbackAt: string): Event {
  const context = fields(message.context);
  const anonymousId = idText(message.anonymousId);
  const userId = idText(message.userId);
  const accountId = call === 'group' ? idText(message.groupId) : idText(context.groupId);
  return {
    id: uuidOf(idText(message.messageId) ?? JSON.stringify([call, message])),
    at: isoTime(message.originalTimestamp ?? message.timestamp ?? fallbackAt),
    ...(anonymousId !== undefined && { anonymousId: uuidOf(anonymousId) }),
    ...(userId !== undefined && { userId }),
    ...(accountId !== undefined && { accountId }),
    ...whatHappened(call, message, context),
  };
}

/** Left as it is where it is no time: the reason given back then names it. */
function isoTime(value: unknown): string {
  const at = typeof value === 'string' || typeof value === 'number' ? new Date(value) : new Date(Number.NaN);
  return Number.isNaN(at.getTime()) ? String(value) : at.toISOString();
}

function whatHappened(
  call: SegmentCall,
  message: Fields,
  context: Fields,
): Pick<Event, 'kind' | 'name' | 'path' | 'properties'> {
  const properties = fields(message.properties);
  switch (call) {
    case 'identify':
      return { kind: 'identify', name: 'user.identified', properties: fields(message.traits) };
    case 'group':
      return { kind: 'group', name: 'account.identified', properties: fields(message.traits) };
    case 'alias':
      return { kind: 'identify', name: 'user.aliased', properties: { previousId: message.previousId } };
    case 'track': {
      const path = pathOf(fields(context.page));
      return { kind: 'track', name: message.event as string, ...(path && { path }), properties };
    }
    case 'page': {
      const path = pathOf(properties) ?? pathOf(fields(context.page)) ?? namedPath(message.name);
      return { kind: 'page', name: 'page.viewed', ...(path && { path }), properties };
    }
    case 'screen': {
      const path = namedPath(message.name);
      return { kind: 'page', name: 'page.viewed', ...(path && { path }), properties };
    }
  }
}

/** Path of a page as its properties tell it: `path`, else that of `url`. */
function pathOf(page: Fields): string | undefined {
  if (typeof page.path === 'string') return withoutQuery(page.path);
  const url = typeof page.url === 'string' ? URL.parse(page.url) : null;
  return url ? url.pathname.slice(0, 500) : undefined;
}

const withoutQuery = (path: string) => path.replace(/[?#].*$/s, '').slice(0, 500);

/** A screen of an app has a name instead of a path. */
const namedPath = (name: unknown): string | undefined =>
  typeof name === 'string' && name !== '' ? `/${name}`.slice(0, 500) : undefined;
