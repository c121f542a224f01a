import introJs from 'intro.js';

window.tour = {
  start(steps) {
    introJs
      .tour()
      .setOptions({
        steps: steps.map(({ target, title, text }) => ({ element: target, title, intro: text })),
      })
      .start();
  },
  next: () => document.querySelector('.introjs-nextbutton').click(),
  tip: () => document.querySelector('.introjs-tooltip'),
};
