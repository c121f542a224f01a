/**
 * The second design, one release later, at `?v=2`: other class names, ids and test ids, the navigation on top and in
 * another order, some other words. What people do in the app is the same.
 */
export const isRedesigned = new URLSearchParams(location.search).get('v') === '2';

/** The id that an element has in the present design. */
export const idOf = (name: string): string =>
  isRedesigned ? `hx${name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())}` : name;

/** The new front end was written without test ids. */
export const testIdOf = (name: string): string | undefined => (isRedesigned ? undefined : name);
