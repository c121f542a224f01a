/** Runs in the page: Cairn as one of the contenders. Its guide is begun by the host app, its button pressed. */
export function offerCairnTour(guideId: string): void {
  const card = () => document.querySelector('cairn-layer')?.shadowRoot?.querySelector<HTMLElement>('.card');
  window.tour = {
    start: () => Reflect.get(window, 'cairn').start(guideId),
    next: () => card()!.querySelector<HTMLElement>('.button.primary')!.click(),
    tip: card,
  };
}
