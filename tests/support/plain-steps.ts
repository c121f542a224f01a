import type { RenderedStep, StepView } from '../../snippet/render/step-view.ts';

/** Steps without looks, for tests of what they do: a mark that opens its card, and the card's buttons. */
export function renderStep(view: StepView): RenderedStep {
  const host = document.createElement('cairn-layer');
  const paint = (isOpen: boolean) => {
    host.replaceChildren();
    if (!isOpen) {
      const mark = host.appendChild(document.createElement('button'));
      mark.textContent = `Mark of ${view.step.id}`;
      mark.onclick = () => {
        paint(true);
        view.onOpen?.();
      };
      return;
    }
    const card = host.appendChild(document.createElement('div'));
    card.className = 'card';
    card.append(`This is ${view.step.id}`);
    for (const block of view.step.blocks) {
      if (block.type !== 'buttons') continue;
      for (const { label, action } of block.buttons) {
        const made = card.appendChild(document.createElement('button'));
        made.textContent = label;
        made.onclick = () => view.onAction(action);
      }
    }
  };
  let { anchor } = view;
  let isShown = true;
  const place = () => {
    if (isShown && anchor) document.documentElement.append(host);
    else host.remove();
  };
  paint(view.step.layout !== 'beacon');
  place();
  return {
    setAnchor(next) {
      anchor = next;
      place();
    },
    hide() {
      isShown = false;
      place();
    },
    show() {
      isShown = true;
      place();
    },
    destroy: () => host.remove(),
  };
}
