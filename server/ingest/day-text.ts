const dayMs = 86_400_000;

const texts = new Map<number, string>();
const numbers = new Map<string, number>();

/** Of the UTC day that a time (epoch ms) lies in: `YYYY-MM-DD`. Events share few days, so each is written once. */
export function dayText(atMs: number): string {
  const number = Math.floor(atMs / dayMs);
  let text = texts.get(number);
  if (text === undefined) {
    text = new Date(number * dayMs).toISOString().slice(0, 10);
    texts.set(number, text);
    numbers.set(text, number);
  }
  return text;
}

/** Days since 1970 of such a text. */
export function dayNumber(day: string): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = Date.parse(day) / dayMs;
    numbers.set(day, number);
  }
  return number;
}
