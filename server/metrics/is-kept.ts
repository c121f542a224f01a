import { type Day, dayAt, daysBetween } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { asksEverybody } from './among.ts';
import type { Ask } from './ask.ts';
import { workspaceTimeZone } from './workspace-time-zone.ts';

/** Whether the answer is kept ready: of everybody, as far back as people's days are, a year and the weeks that lead up to it. */
export const isKept = async (db: Queryable, ask: Ask, from: Day): Promise<boolean> =>
  asksEverybody(ask) && daysBetween(from, dayAt(ask.now, await workspaceTimeZone(db, ask.scope))) <= 366;
