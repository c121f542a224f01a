import type { Event } from '../../shared/contract/event.ts';
import { type Fields, fields, idText, isoTime, pathIn, uuidOf } from './foreign-message.ts';

/** Names that host apps give to the group that is a customer of theirs; without one of them the first group counts. */
const accountGroups = ['account', 'company', 'organization', 'workspace', 'team', 'customer'];

/**
 * The event that a message of PostHog's protocol means. It is not checked here: `ingest` refuses what makes no sense.
 * Properties whose names begin with `$` are the client's own and are left out.
 */
export function eventFromPosthog(message: Fields, fallbackAt: string): Event {
  const properties = fields(message.properties);
  const who = idText(message.distinct_id ?? properties.distinct_id);
  const isAnonymous = properties.$process_person_profile === false;
  const anonymousId = isAnonymous ? who : idText(properties.$anon_distinct_id ?? properties.alias);
  const accountId = idText(accountIn(fields(properties.$groups)));
  return {
    id: uuidOf(idText(message.uuid) ?? JSON.stringify(message)),
    at: isoTime(message.timestamp ?? fallbackAt),
    ...(anonymousId !== undefined && { anonymousId: uuidOf(anonymousId) }),
    ...(who !== undefined && !isAnonymous && { userId: who }),
    ...(accountId !== undefined && { accountId }),
    ...whatHappened(message.event, properties, who),
  };
}

const accountIn = (groups: Fields): unknown =>
  accountGroups.map((name) => groups[name]).find((id) => id !== undefined) ?? Object.values(groups)[0];

function whatHappened(name: unknown, properties: Fields, who: string | undefined): Omit<Event, 'id' | 'at'> {
  const own = Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith('$')));
  switch (name) {
    case '$identify': {
      const traits = { ...fields(properties.$set_once), ...fields(properties.$set) };
      return { kind: 'identify', name: 'user.identified', properties: traits };
    }
    case '$create_alias':
      return { kind: 'identify', name: 'user.aliased', properties: { previousId: properties.alias } };
    case '$groupidentify': {
      const accountId = idText(properties.$group_key);
      return {
        kind: 'group',
        name: 'account.identified',
        properties: fields(properties.$group_set),
        ...(accountId !== undefined && { accountId }),
        // A group that nobody in particular speaks of has a made-up id, which is no user's.
        ...(who?.startsWith('$') && { userId: undefined, anonymousId: uuidOf(who) }),
      };
    }
    case '$pageview': {
      const path = pathIn(properties.$pathname, properties.$current_url);
      return { kind: 'page', name: 'page.viewed', ...(path && { path }), properties: own };
    }
    default: {
      const path = pathIn(properties.$pathname, properties.$current_url);
      return { kind: 'track', name: name as string, ...(path && { path }), properties: own };
    }
  }
}
