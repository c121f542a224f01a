/** Short names of the last `count` months, this one last. */
export function lastMonths(count: number, language: string): string[] {
  const now = new Date();
  const format = new Intl.DateTimeFormat(language, { month: 'short' });
  return Array.from({ length: count }, (_, index) =>
    format.format(new Date(now.getFullYear(), now.getMonth() - (count - 1 - index), 1)),
  );
}
