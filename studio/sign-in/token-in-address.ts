/**
 * The token behind the hash of a link that works once. It is taken out of the address, so that it stays in no history
 * and goes nowhere with a referrer.
 */
export function takeToken(): string {
  const token = location.hash.slice(1);
  if (token) history.replaceState(history.state, '', location.pathname);
  return token;
}
