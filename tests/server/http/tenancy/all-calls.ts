import { accounts } from './accounts.ts';
import { alerts } from './alerts.ts';
import { apps } from './apps.ts';
import type { Calls, RoomCalls } from './calls.ts';
import { catalogue } from './catalogue.ts';
import { guides } from './guides.ts';
import { members } from './members.ts';
import { metrics } from './metrics.ts';
import { reviews } from './reviews.ts';
import { segments } from './segments.ts';
import { voice } from './voice.ts';

/** A room adds its file. */
const rooms: RoomCalls[] = [
  guides,
  segments,
  catalogue,
  alerts,
  accounts,
  reviews,
  metrics,
  voice,
  apps,
  members,
];

const of = (sort: keyof RoomCalls): Calls => Object.assign({}, ...rooms.map((room) => room[sort]));

export const naming = of('naming');
export const namingInWorkspace = of('namingInWorkspace');
export const referring = of('referring');
export const listing = of('listing');
export const listingOfWorkspace = of('listingOfWorkspace');
export const settingUp = of('settingUp');
