const svg = 'http://www.w3.org/2000/svg';

export interface ProgressRing {
  element: SVGElement;
  /** 0–100. */
  show(percent: number): void;
}

/** A circle that closes as more is done, with a tick in it. Words beside it say the same. */
export function drawProgressRing(): ProgressRing {
  const draw = (tag: string, attributes: Record<string, string>) => {
    const element = document.createElementNS(svg, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const element = draw('svg', { viewBox: '0 0 24 24', class: 'sign', 'aria-hidden': 'true' });
  const circle = { cx: '12', cy: '12', r: '10.4', pathLength: '100' };
  const arc = draw('circle', { ...circle, class: 'ring-arc' });
  const tick = draw('path', { d: 'M8 12.4l2.8 2.8 5.2-6', class: 'icon', 'stroke-width': '2' });
  element.append(draw('circle', { ...circle, class: 'ring-track' }), arc, tick);
  return {
    element: element as SVGElement,
    show(percent) {
      arc.setAttribute('stroke-dasharray', `${percent} 100`);
    },
  };
}
