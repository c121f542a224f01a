/** Leads there as a link would; anything but a web page, mail or telephone address is ignored. */
export function openUrl(url: string, isInNewTab: boolean): void {
  const address = URL.parse(url, location.href);
  if (!address || !/^(https?|mailto|tel):$/.test(address.protocol)) return;
  if (isInNewTab) window.open(address.href, '_blank', 'noopener');
  else location.assign(address.href);
}
