/** The path that names a page: without query and fragment, but with the fragment's path where the app routes by it. */
export function pagePath(url: { pathname: string; hash: string }): string {
  const route = /^#!?\/[^?&]*/.exec(url.hash);
  return (url.pathname + (route?.[0] ?? '')).slice(0, 500);
}
