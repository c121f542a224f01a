import '@hotwired/turbo';

// What apps with Turbo do in a controller: a frame that has got a dialog opens it.
document.addEventListener('turbo:frame-load', ({ target }) => target.querySelector('dialog')?.showModal());
document.addEventListener('input', ({ target }) => {
  if (target.ariaLabel === 'Name') document.querySelector('#hello').textContent = `Hello ${target.value}`;
});
const late = () =>
  setTimeout(() => {
    const place = document.querySelector('#late');
    if (place) place.innerHTML = '<button>Export</button>';
  }, 400);
document.addEventListener('turbo:load', late);
