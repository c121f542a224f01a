import { driver } from 'driver.js';

window.tour = {
  start(steps) {
    driver({
      showProgress: true,
      steps: steps.map(({ target, title, text }) => ({
        element: target,
        popover: { title, description: text },
      })),
    }).drive();
  },
  next: () => document.querySelector('.driver-popover-next-btn').click(),
  tip: () => document.querySelector('.driver-popover'),
};
