import type { Traits, TraitValue } from '../../shared/contract/audience.ts';
import { api, type UserRow } from '../api.ts';

/** The traits of whoever reads a guide: what stands where its texts name some. */
export interface Reader {
  user: Traits;
  account: Traits;
}

/** Of their account only the name where more of it can't be had. */
export async function readerOf(user: UserRow, accountId = user.accounts[0]?.id): Promise<Reader> {
  const seat = user.accounts.find(({ id }) => id === accountId);
  const account = seat && (await api.accounts.get(seat.id).catch(() => undefined));
  return {
    user: { ...plain(user.traits), name: user.name },
    account: seat ? { ...(account && plain(account.traits)), name: seat.name } : {},
  };
}

/** Lists and objects stand in no text. */
const plain = (traits: Record<string, unknown>): Traits =>
  Object.fromEntries(
    Object.entries(traits).filter((entry): entry is [string, TraitValue] =>
      ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );
