import { isbot } from 'isbot';

const known = new Map<string, boolean>();
/** User agents come from strangers: what they make up must not fill the memory. */
const maxKnown = 2_000;

/** Whether a user agent is that of a program: a crawler, a monitor, a browser without a screen. */
export function isBot(userAgent: string | undefined): boolean {
  if (userAgent === undefined) return false;
  let answer = known.get(userAgent);
  if (answer === undefined) {
    if (known.size >= maxKnown) known.clear();
    answer = isbot(userAgent);
    known.set(userAgent, answer);
  }
  return answer;
}
