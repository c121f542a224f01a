/** What a number means, told the same way wherever it is shown. Made in one file each, next to its SQL. */
export interface Metric {
  name: string;
  unit: string;
  /** One sentence. */
  definition: string;
}

/** Numbers that are made for all accounts of an environment at once are keyed by the account's 64-bit id. */
export type ByAccount<Value> = ReadonlyMap<string, Value>;
