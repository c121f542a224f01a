import { TourProvider, useTour } from '@reactour/tour';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

let tour;

function Opener() {
  tour = useTour();
  return null;
}

createRoot(document.body.appendChild(document.createElement('div'))).render(
  createElement(TourProvider, { steps: [] }, createElement(Opener)),
);

window.tour = {
  start(steps) {
    tour.setSteps(
      steps.map(({ target, title, text }) => ({
        selector: target,
        content: createElement('div', null, createElement('h2', null, title), createElement('p', null, text)),
      })),
    );
    tour.setIsOpen(true);
  },
  next: () => document.querySelector('.reactour__popover [aria-label="Go to next step"]').click(),
  tip: () => document.querySelector('.reactour__popover'),
};
