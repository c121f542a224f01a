import 'htmx.org';

document.addEventListener('htmx:after:swap', () => {
  const dialog = document.querySelector('dialog');
  if (dialog && !dialog.open) dialog.showModal();
});
document.addEventListener('input', ({ target }) => {
  if (target.ariaLabel === 'Name') document.querySelector('#hello').textContent = `Hello ${target.value}`;
});
