import Shepherd from 'shepherd.js';

let tour;

window.tour = {
  start(steps) {
    tour = new Shepherd.Tour({
      useModalOverlay: true,
      defaultStepOptions: { scrollTo: { block: 'center' }, cancelIcon: { enabled: true } },
      steps: steps.map(({ target, title, text }, index) => ({
        id: `step-${index}`,
        attachTo: { element: target, on: 'bottom' },
        title,
        text,
        buttons: [{ text: 'Next', action: () => tour.next() }],
      })),
    });
    tour.start();
  },
  next: () => tour.getCurrentStep().getElement().querySelector('.shepherd-button').click(),
  tip: () => tour?.getCurrentStep()?.getElement(),
};
