import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostPages } from '../../support/host-pages.ts';

/** The deals app where the server renders: what differs between the libraries that put its answers into the page. */
export interface ServerApp {
  /** The parts of the page that the library drives. */
  link(page: string, label: string): string;
  nameForm: string;
  late: string;
  list(rows: string): string;
  /** The button that opens the modal, and where that comes. */
  opener: string;
  modal: string;
  /** The answer to a new order of the list, to a new list, and to the modal that was saved. */
  sorted(list: string): Answer;
  loaded(list: string): Answer;
  saved(count: number): Answer;
}

interface Answer {
  body?: string;
  type?: string;
  redirect?: string;
}

const name = '<input aria-label="Name"><output id="hello">Hello </output>';
const dialog = (attributes: string) =>
  `<dialog aria-label="New deal"><form ${attributes}><input aria-label="Title"><button>Save deal</button></form></dialog>`;

export const turboApp: ServerApp = {
  link: (page, label) => `<a href="/${page}">${label}</a>`,
  nameForm: `<form id="name" data-turbo-permanent>${name}</form>`,
  late: '<span id="late"></span>',
  list: (rows) => `<turbo-frame id="list"><form action="/sorted"><button>Sort</button></form>
    <form action="/loaded" method="post"><button>Load anew</button></form><ul>${rows}</ul></turbo-frame>`,
  opener: `<form action="/modal" data-turbo-frame="modal"><button>New deal</button></form><turbo-frame id="modal"></turbo-frame>`,
  modal: `<turbo-frame id="modal">${dialog('action="/saved" method="post" data-turbo-frame="_top"')}</turbo-frame>`,
  sorted: (list) => ({ body: list }),
  loaded: (list) => ({
    body: `<turbo-stream action="replace" target="list"><template>${list}</template></turbo-stream>`,
    type: 'text/vnd.turbo-stream.html',
  }),
  saved: () => ({ redirect: '/deals' }),
};

export const htmxApp: ServerApp = {
  link: (page, label) => `<a href="/${page}" hx-boost="true">${label}</a>`,
  nameForm: `<form id="name" hx-preserve>${name}</form>`,
  late: '<span hx-get="/late" hx-trigger="load delay:400ms"></span>',
  list: (
    rows,
  ) => `<section id="list"><button hx-get="/sorted" hx-target="#list" hx-swap="outerHTML">Sort</button>
    <button hx-post="/loaded" hx-target="body">Load anew</button><ul>${rows}</ul></section>`,
  opener: '<button hx-get="/modal" hx-target="#modal">New deal</button><div id="modal"></div>',
  modal: dialog('hx-post="/saved" hx-target="#modal"'),
  sorted: (list) => ({ body: list }),
  loaded: () => ({ redirect: '/deals' }),
  saved: (count) => ({
    body: `<p>It is saved.</p><output id="saved" hx-swap-oob="true">Saved: ${count}</output>`,
  }),
};

/** Serves the app beside its first page, which it returns; `tag` gives the install tag once that is known. */
export function serveApp(host: HostPages, app: ServerApp, tag: () => string): string {
  let deals = ['Alpha', 'Beta', 'Gamma', 'Delta'];
  let saved = 0;
  const list = () => app.list(deals.map((deal) => `<li><b>${deal}</b> <button>Edit</button></li>`).join(''));
  const page = (main: string, tag: string) => `<!doctype html><html lang="en"><head><title>Host</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="/host.css"><script defer src="/app.js"></script></head><body>
    <nav>${app.link('deals', 'Deals')} ${app.link('settings', 'Settings')}</nav>${app.nameForm}<output id="saved">Saved: ${saved}</output>
    ${main}${tag}</body></html>`;
  const dealsPage = (tag: string) =>
    page(`<main><h1>Deals</h1>${app.late}${list()}${app.opener}</main>`, tag);
  const serve = (path: string, answer: () => Answer) =>
    host.serve(path, (request, response) => send(request, response, answer()));

  serve('/deals', () => ({ body: dealsPage(tag()) }));
  serve('/settings', () => ({ body: page('<h1>Settings</h1>', tag()) }));
  serve('/late', () => ({ body: '<button>Export</button>' }));
  serve('/modal', () => ({ body: app.modal }));
  serve('/sorted', () => {
    deals = deals.toReversed();
    return app.sorted(list());
  });
  serve('/loaded', () => app.loaded(list()));
  serve('/saved', () => app.saved(++saved));
  return dealsPage('%TAG%');
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { body, type = 'text/html', redirect }: Answer,
) {
  request.resume();
  if (redirect) response.writeHead(303, { location: redirect }).end();
  else response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}
