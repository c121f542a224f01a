import { daysPresent } from './attendance.ts';
import { type CastAccount, type CastUser, demoCast } from './cast.ts';
import { randomStream } from './random-stream.ts';

/** One person of the demo and the days of the history, up to the asked one, on which they open the host app. */
export interface Life {
  account: CastAccount;
  user: CastUser;
  present: number[];
}

export function demoLives({ seed, startsOn }: { seed: string; startsOn: string }, lastDay: number): Life[] {
  const salt = randomStream(seed, 'attendance').whole(0, 2 ** 31);
  return demoCast(seed, startsOn).flatMap((account) =>
    account.users.map((user) => ({
      account,
      user,
      present: daysPresent(account, user, startsOn, salt, lastDay),
    })),
  );
}
