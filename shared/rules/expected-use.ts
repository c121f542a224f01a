export interface ExpectedUse {
  people: { expected: number; actual: number; share: number } | null;
  modules: { name: string; isUsed: boolean }[];
}

/**
 * The use of an account against what was agreed to expect of it: of 20 people expected daily 9 are 45 %. Modules beyond
 * the expected ones are nobody's concern.
 */
export function compareWithExpected(
  expected: { dailyUsers: number | null; modules: readonly string[] | null },
  actual: { dailyUsers: number; modules: readonly string[] },
): ExpectedUse {
  const used = new Set(actual.modules.map((name) => name.toLowerCase()));
  return {
    people: expected.dailyUsers
      ? {
          expected: expected.dailyUsers,
          actual: actual.dailyUsers,
          share: actual.dailyUsers / expected.dailyUsers,
        }
      : null,
    modules: (expected.modules ?? []).map((name) => ({ name, isUsed: used.has(name.toLowerCase()) })),
  };
}
