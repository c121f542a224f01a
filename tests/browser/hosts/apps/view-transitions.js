/** Every change is a view transition that draws the whole app anew. */
const state = {
  page: 'deals',
  name: '',
  saved: 0,
  deals: ['Alpha', 'Beta', 'Gamma', 'Delta'],
  isReady: false,
  isOpen: false,
};
const root = document.querySelector('#root');

const markup = () => `<nav><button id="deals">Deals</button><button id="settings">Settings</button></nav>
  <form><input aria-label="Name" value="${state.name}"><output id="hello">Hello ${state.name}</output><output id="saved">Saved: ${state.saved}</output></form>
  ${
    state.page === 'settings'
      ? '<h1>Settings</h1>'
      : `<main><h1>Deals</h1><button id="sort">Sort</button> <button id="load">Load anew</button> ${state.isReady ? '<button>Export</button>' : ''}
  <ul>${state.deals.map((deal) => `<li style="view-transition-name:${deal}"><b>${deal}</b> <button>Edit</button></li>`).join('')}</ul>
  <button id="new">New deal</button>
  <dialog aria-label="New deal"><input aria-label="Title"><button id="save">Save deal</button></dialog></main>`
  }`;
const draw = () => {
  root.innerHTML = markup();
  if (state.isOpen) document.querySelector('dialog').showModal();
};
const change = (to) => document.startViewTransition(() => draw(Object.assign(state, to)));
const go = (page) => {
  history.pushState(null, '', `/${page}`);
  change({ page });
};

const actions = {
  deals: () => go('deals'),
  settings: () => go('settings'),
  sort: () => change({ deals: [...state.deals].reverse() }),
  load: () => change({}),
  new: () => change({ isOpen: true }),
  save: () => change({ isOpen: false, saved: state.saved + 1 }),
};
document.addEventListener('click', ({ target }) => actions[target.id]?.());
document.addEventListener('input', ({ target }) => {
  if (target.ariaLabel !== 'Name') return;
  state.name = target.value;
  document.querySelector('#hello').textContent = `Hello ${target.value}`;
});
draw();
setTimeout(() => change({ isReady: true }), 400);
