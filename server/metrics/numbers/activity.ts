import { endOf } from '../ask.ts';
import type { Metric } from '../metric.ts';
import { activePeopleIn } from './active-users.ts';
import { registeredUsers } from './users.ts';

export const activity: Metric = {
  noun: 'users',
  part: (ask) => activePeopleIn(ask, endOf(ask.period, 7)),
  whole: registeredUsers,
  defaultDays: 7,
};
