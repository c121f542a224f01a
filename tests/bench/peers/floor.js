import { arrow, autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';
import { h, render } from 'preact';

/** The floor: as little as makes a tour with these two libraries; no dimming, no keys, no saved state. */
const root = document.createElement('div');
let steps;
let at;
let stopFollowing = () => {};

const look = {
  tip: 'position:fixed;top:0;left:0;z-index:9999;box-sizing:border-box;width:300px;padding:16px;background:#fff;color:#222;border-radius:8px;box-shadow:0 4px 24px rgb(0 0 0/.3);font:15px/1.5 sans-serif',
  ring: 'position:fixed;top:0;left:0;z-index:9998;border:2px solid #25c;border-radius:6px;pointer-events:none',
  pointer: 'position:absolute;width:10px;height:10px;background:#fff;transform:rotate(45deg)',
};

const Step = ({ title, text, count }) => [
  h('div', { class: 'ring', style: look.ring }),
  h('div', { class: 'tip', role: 'dialog', style: look.tip }, [
    h('h2', null, title),
    h('p', null, text),
    h('small', null, count),
    h('button', { type: 'button', onClick: () => show(at + 1) }, 'Next'),
    h('div', { class: 'pointer', style: look.pointer }),
  ]),
];

function show(index) {
  stopFollowing();
  at = index;
  const { target: selector, title, text } = steps[index];
  const target = document.querySelector(selector);
  render(h(Step, { title, text, count: `${index + 1} of ${steps.length}` }), root);
  const [ring, tip] = root.children;
  const pointer = tip.querySelector('.pointer');
  const { top, bottom } = target.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) target.scrollIntoView({ block: 'center' });
  stopFollowing = autoUpdate(target, tip, async () => {
    const { left, top, width, height } = target.getBoundingClientRect();
    ring.style.transform = `translate(${left - 4}px,${top - 4}px)`;
    ring.style.width = `${width + 4}px`;
    ring.style.height = `${height + 4}px`;
    const { x, y, placement, middlewareData } = await computePosition(target, tip, {
      strategy: 'fixed',
      placement: 'bottom',
      middleware: [offset(12), flip(), shift({ padding: 8 }), arrow({ element: pointer })],
    });
    tip.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`;
    pointer.style.left = `${middlewareData.arrow?.x ?? 0}px`;
    pointer.style.top = placement === 'bottom' ? '-5px' : '';
    pointer.style.bottom = placement === 'bottom' ? '' : '-5px';
  });
}

window.tour = {
  start(given) {
    steps = given;
    document.body.append(root);
    show(0);
  },
  next: () => root.querySelector('button').click(),
  tip: () => root.querySelector('.tip'),
};
