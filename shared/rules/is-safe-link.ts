const protocols = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/**
 * Whether a link can only lead somewhere and never run script: http(s), mailto, tel, or a path, query or fragment
 * of the host app itself. `//other.example` is refused, because it looks like a path and leads elsewhere.
 */
export function isSafeLink(link: string): boolean {
  if (link === '' || /[\s\\]/.test(link)) return false;
  if (/^[/?#]/.test(link)) return !link.startsWith('//');
  const address = URL.parse(link);
  return address !== null && protocols.has(address.protocol);
}

/** Whether an image may be loaded from there: https, the host app itself, or the own machine while developing. */
export function isSafeMedia(source: string): boolean {
  if (!isSafeLink(source)) return false;
  if (source.startsWith('/')) return true;
  const address = URL.parse(source);
  if (address?.protocol === 'https:') return true;
  return address?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(address.hostname);
}

/** Whether there can be anything at a safe link's end: its mail has an address, its host a name without gaps. */
export function leadsSomewhere(link: string): boolean {
  const address = URL.parse(link);
  if (address?.protocol === 'mailto:') return /^[^@\s]+@[^@\s]+\.[^@\s]+/.test(address.pathname);
  return !address?.hostname.includes('..');
}
