import * as v from 'valibot';
import { decisionPropertiesSchema } from '../../shared/contract/decision.ts';
import {
  categoryEventPropertiesSchema,
  type Event,
  eventSchema,
  formEventNames,
  type GuideEventName,
  guideEventNames,
  guideEventPropertiesSchema,
  helpSearchPropertiesSchema,
  sessionPropertiesSchema,
  surveyEventPropertiesSchema,
  targetFoundPropertiesSchema,
} from '../../shared/contract/event.ts';
import { localIdSchema } from '../../shared/contract/id.ts';
import { isPlainKind, maxPropertiesBytes, plainEvent } from './plain-event.ts';
import { isStorableText, storableValue, UnstorableValue } from './storable-value.ts';

/** What an event's own fields say of it, whoever sent it and whenever, as far as that is needed once it is judged. */
export interface SoundEvent extends Omit<Event, 'at' | 'proof' | 'properties'> {
  atMs: number;
  /** Of kinds that something else is read from, too; see `isPlainKind`. */
  properties: Record<string, unknown> | undefined;
  /** Of all kinds: what is stored. */
  propertiesJson: string | null;
}

export type Judgement = { event: SoundEvent } | { reason: string };

/**
 * Whether one event can be stored, judged alone, so that a faulty one never holds up the others of its batch.
 * `reason` is for whoever wrote the sender.
 */
export function judgeEvent(given: unknown): Judgement {
  const event = plainEvent(given);
  return event ? { event } : judgeBySchema(given);
}

/** The judgement by the contract itself, whatever the event looks like. */
export function judgeBySchema(given: unknown): Judgement {
  const result = v.safeParse(eventSchema, given, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    return { reason: `${v.getDotPath(issue) ?? 'event'}: ${issue.message}` };
  }
  const reason = reasonAgainst(result.output);
  if (reason !== undefined) return { reason };

  const { at, proof: _, properties: told, ...event } = result.output;
  const atMs = Date.parse(at);
  if (Number.isNaN(atMs)) return { reason: 'at: there is no such time' };
  try {
    const { properties, propertiesJson } = storableProperties(told);
    return {
      event: {
        ...event,
        atMs,
        properties: isPlainKind(event.kind) ? undefined : properties,
        propertiesJson,
      },
    };
  } catch (error) {
    if (error instanceof UnstorableValue) return { reason: `properties: ${error.message}` };
    throw error;
  }
}

function storableProperties(given: Record<string, unknown> | undefined) {
  const properties = given && (storableValue(given) as Record<string, unknown>);
  if (properties === undefined || Object.keys(properties).length === 0) {
    return { properties: undefined, propertiesJson: null };
  }
  const propertiesJson = JSON.stringify(properties);
  if (Buffer.byteLength(propertiesJson) > maxPropertiesBytes) {
    throw new UnstorableValue(`more than ${maxPropertiesBytes / 1024} kB`);
  }
  return { properties, propertiesJson };
}

const namingFields = ['name', 'userId', 'accountId', 'path'] as const;

function reasonAgainst(event: Event): string | undefined {
  // Mending these would name another user, account or page.
  const broken = namingFields.find((field) => !isStorableText(event[field] ?? ''));
  if (broken) return `${broken}: has a NUL or half a surrogate pair`;
  if (event.userId === undefined && event.anonymousId === undefined) {
    return 'userId: name the user, or give an anonymousId';
  }
  switch (event.kind) {
    case 'identify':
      return event.userId === undefined ? 'userId: whom does it identify?' : undefined;
    case 'group':
      return event.accountId === undefined ? 'accountId: to which account?' : undefined;
    case 'guide':
      return (guideEventNames as readonly string[]).includes(event.name)
        ? faultIn(guideEventSchemas[event.name as GuideEventName], event.properties)
        : `name: a guide event is one of ${guideEventNames.join(', ')}`;
    case 'survey':
      return event.name === 'survey.answered'
        ? faultIn(surveyEventPropertiesSchema, event.properties)
        : 'name: a survey event is survey.answered';
    case 'decision':
      return event.name === 'decision.changed'
        ? faultIn(decisionPropertiesSchema, event.properties)
        : 'name: a decision event is decision.changed';
    case 'form':
      return (formEventNames as readonly string[]).includes(event.name)
        ? undefined
        : `name: a form event is one of ${formEventNames.join(', ')}`;
    case 'session':
      return event.name === 'session.active'
        ? faultIn(sessionPropertiesSchema, event.properties)
        : 'name: a session event is session.active';
    default:
      return undefined;
  }
}

const atStepSchema = v.strictObject({ ...guideEventPropertiesSchema.entries, stepId: localIdSchema });

const guideEventSchemas: Record<GuideEventName, v.GenericSchema> = {
  'guide.started': guideEventPropertiesSchema,
  'step.shown': atStepSchema,
  'guide.completed': guideEventPropertiesSchema,
  'guide.dismissed': guideEventPropertiesSchema,
  'guide.snoozed': v.strictObject({
    ...guideEventPropertiesSchema.entries,
    days: guideEventPropertiesSchema.entries.days.wrapped,
  }),
  'task.completed': atStepSchema,
  'target.missing': guideEventPropertiesSchema,
  'target.found': targetFoundPropertiesSchema,
  'category.muted': categoryEventPropertiesSchema,
  'category.unmuted': categoryEventPropertiesSchema,
  'help.searched': helpSearchPropertiesSchema,
};

function faultIn(schema: v.GenericSchema, properties: unknown): string | undefined {
  const result = v.safeParse(schema, properties, { abortEarly: true });
  if (result.success) return undefined;
  const [issue] = result.issues;
  return `properties.${v.getDotPath(issue) ?? ''}: ${issue.message}`;
}
