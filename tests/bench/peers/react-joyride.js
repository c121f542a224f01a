import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Joyride } from 'react-joyride';

let run;

function Tour() {
  const [steps, setSteps] = useState([]);
  run = setSteps;
  return createElement(Joyride, {
    run: steps.length > 0,
    continuous: true,
    options: { skipBeacon: true, showProgress: true },
    steps: steps.map(({ target, title, text }) => ({ target, title, content: text })),
  });
}

createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Tour));

window.tour = {
  start: (steps) => run(steps),
  next: () => document.querySelector('.react-joyride__tooltip [data-action=primary]').click(),
  tip: () => document.querySelector('.react-joyride__tooltip'),
};
