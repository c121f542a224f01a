/** Numbers that are made for all accounts of an environment at once are keyed by the account's 64-bit id. */
export type ByAccount<Value> = ReadonlyMap<string, Value>;
