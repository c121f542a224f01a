import type { Event } from '../../shared/contract/event.ts';
import { type Fields, fields, idText, isoTime, pathIn, uuidOf } from './foreign-message.ts';

/** The calls of Segment's tracking API that carry an event. */
export const segmentCalls = ['identify', 'group', 'track', 'page', 'screen', 'alias'] as const;
export type SegmentCall = (typeof segmentCalls)[number];

/**
 * The event that a message of Segment's protocol means. It is not checked here: `ingest` refuses what makes no sense,
 * with its reason. Without a `messageId` the message itself is its id, so that sending it again still counts once.
 */
export function eventFromSegment(call: SegmentCall, message: Fields, fallbackAt: string): Event {
  const context = fields(message.context);
  const anonymousId = idText(call === 'alias' ? message.previousId : message.anonymousId);
  const userId = idText(message.userId);
  const accountId = call === 'group' ? idText(message.groupId) : idText(context.groupId);
  const proof = idText(context.proof);
  return {
    id: uuidOf(idText(message.messageId) ?? JSON.stringify([call, message])),
    at: isoTime(message.originalTimestamp ?? message.timestamp ?? fallbackAt),
    ...(anonymousId !== undefined && { anonymousId: uuidOf(anonymousId) }),
    ...(userId !== undefined && { userId }),
    ...(accountId !== undefined && { accountId }),
    ...(proof !== undefined && { proof }),
    ...whatHappened(call, message, context),
  };
}

function whatHappened(
  call: SegmentCall,
  message: Fields,
  context: Fields,
): Pick<Event, 'kind' | 'name' | 'path' | 'properties'> {
  const properties = fields(message.properties);
  const page = fields(context.page);
  switch (call) {
    case 'identify':
      return { kind: 'identify', name: 'user.identified', properties: fields(message.traits) };
    case 'group':
      return { kind: 'group', name: 'account.identified', properties: fields(message.traits) };
    case 'alias':
      return { kind: 'identify', name: 'user.aliased', properties: { previousId: message.previousId } };
    case 'track': {
      const path = pathIn(page.path, page.url);
      return { kind: 'track', name: message.event as string, ...(path && { path }), properties };
    }
    case 'page': {
      const path =
        pathIn(properties.path, properties.url) ?? pathIn(page.path, page.url) ?? namedPath(message.name);
      return { kind: 'page', name: 'page.viewed', ...(path && { path }), properties };
    }
    case 'screen': {
      const path = namedPath(message.name);
      return { kind: 'page', name: 'page.viewed', ...(path && { path }), properties };
    }
  }
}

/** A screen of an app has a name instead of a path. */
const namedPath = (name: unknown): string | undefined =>
  typeof name === 'string' && name !== '' ? `/${name}`.slice(0, 500) : undefined;
