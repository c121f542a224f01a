import $ from 'jquery';

let saved = 0;
const row = (name) => `<li><b>${name}</b> <button>Edit</button></li>`;
const pages = {
  settings: '<h1>Settings</h1>',
  deals: `<main><h1>Deals</h1><button id="sort">Sort</button> <button id="load">Load anew</button>
    <span id="late"></span><ul>${['Alpha', 'Beta', 'Gamma', 'Delta'].map(row).join('')}</ul><button id="new">New deal</button></main>`,
};
const show = (page) => {
  $('#page').html(pages[page]);
  setTimeout(() => $('#late').html('<button>Export</button>'), 400);
};

$(
  '#root',
).html(`<nav><button data-page="deals">Deals</button><button data-page="settings">Settings</button></nav>
  <form><input aria-label="Name"><output id="hello">Hello </output><output id="saved">Saved: 0</output></form><div id="page"></div>`);
show('deals');

$('#root')
  .on('click', '[data-page]', ({ target }) => {
    history.pushState(null, '', `/${target.dataset.page}`);
    show(target.dataset.page);
  })
  .on('input', 'form input', ({ target }) => $('#hello').text(`Hello ${target.value}`))
  .on('click', '#sort', () => $('ul').append($('li').get().reverse()))
  .on('click', '#load', () =>
    $('ul').html(
      $('li b')
        .get()
        .map(({ textContent }) => row(textContent))
        .join(''),
    ),
  )
  .on('click', '#new', () => {
    $('body').append(
      '<div class="modal" role="dialog" aria-modal="true" aria-label="New deal"><input aria-label="Title"><button>Save deal</button></div>',
    );
    $('.modal input').trigger('focus');
    // As the modals of its plugins hold the focus.
    $(document).on('focusin.modal', ({ target }) => {
      if (!$(target).closest('.modal').length) $('.modal input').trigger('focus');
    });
  });
$('body').on('click', '.modal button', () => {
  $(document).off('focusin.modal');
  $('.modal').remove();
  $('#saved').text(`Saved: ${++saved}`);
});
