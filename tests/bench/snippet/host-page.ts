import type { HostPages } from '../../support/host-pages.ts';

/** A step of the tour that everybody plays. */
export interface TourStep {
  /** A selector, for those who find their targets by one. */
  target: string;
  title: string;
  text: string;
}

const targets = [
  ['search', 'Find anything', 'Orders, customers and products, from one field.'],
  ['new-order', 'Make an order', 'Everything that an order needs is on one page.'],
  ['customers', 'Your customers', 'With what they bought and what they still owe.'],
  ['revenue', 'This month', 'The revenue up to yesterday, next to the month before.'],
  ['export', 'Take it along', 'The whole list as a file that your accountant can read.'],
  ['filter', 'Only what matters', 'Keep a filter, and share it with those you work with.'],
  ['invoices', 'Invoices', 'Those that are due come first.'],
  ['profile', 'Your profile', 'Language, time zone and how you want to be told of things.'],
  ['archive', 'Older orders', 'They are out of view until the page has scrolled there.'],
] as const;

export const tourSteps: TourStep[] = targets.map(([id, title, text]) => ({ target: `#${id}`, title, text }));

const row = (n: number) => `
  <tr class="row"><td><input type="checkbox" aria-label="Order ${n}"></td><td>#${10_000 + n}</td>
    <td><a href="#order-${n}"><strong>Customer ${n % 37}</strong></a></td><td><span class="tag">Paid</span></td>
    <td>${(n * 37) % 900} €</td><td><button type="button">Open</button></td></tr>`;

const card = (id: string, label: string) =>
  `<section class="card"><h3>${label}</h3><p>Up 4 % since last month</p><button type="button" id="${id}">${label}</button></section>`;

const table = (from: number) =>
  `<table><tbody>${Array.from({ length: 115 }, (_, n) => row(from + n)).join('')}</tbody></table>`;

/** About 3,000 nodes: a header that stays, a sidebar, cards and long tables, with a style sheet of the usual size. */
const body = `<div id="root"><div class="app"><div class="layout"><div class="page">
  <header><h1>Orders</h1><input id="search" placeholder="Search" aria-label="Search">
    <button type="button" id="new-order">New order</button><button type="button" id="profile">Ann Lee</button></header>
  <nav><a id="customers" href="#customers">Customers</a><a id="invoices" href="#invoices">Invoices</a>
    ${Array.from({ length: 60 }, (_, n) => `<a href="#place-${n}"><span>Place ${n}</span></a>`).join('')}</nav>
  <main><div class="cards">${card('revenue', 'Revenue')}${card('export', 'Export')}${card('filter', 'Filter')}</div>
    ${table(0)}${card('archive', 'Archive')}${table(115)}</main></div></div></div></div>`;

const sheet = `
  *{box-sizing:border-box} body{margin:0;font:14px/1.5 system-ui,sans-serif;color:#223}
  header{position:sticky;top:0;z-index:10;display:flex;gap:16px;align-items:center;padding:12px 24px;background:#fff;border-bottom:1px solid #dde}
  header h1{flex:1;font-size:20px;margin:0} nav{float:left;width:200px;padding:16px;display:grid;gap:4px}
  main{margin-left:220px;padding:24px} .cards{display:flex;gap:24px} .card{flex:1;padding:16px;border:1px solid #dde;border-radius:8px}
  table{width:100%;border-collapse:collapse} td{padding:8px 12px;border-bottom:1px solid #eef;text-align:left}
  tr:nth-child(even) td{background:#fafbff} tr:hover td{background:#f0f4ff} .tag{padding:2px 8px;border-radius:99px;background:#dfd}
  ${Array.from({ length: 400 }, (_, n) => `.part-${n} > .inner-${n}:not(.off){padding:${n % 9}px;color:#${100 + n}}`).join('')}`;

const page = (head: string, content: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Orders</title>
   <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">${head}</head><body>${content}</body></html>`;

const rowCount = 12_500;

/** 50,000 nodes of which 10,000 a second change, in all three ways that nodes change, once `mutate()` was called. */
const busyBody = `
  <button type="button" id="target" style="position:fixed;left:500px;top:200px">Target</button><main></main>
  <script>
    const rows = [];
    for (let n = 0; n < ${rowCount}; n++) {
      const row = document.querySelector('main').appendChild(document.createElement('div'));
      row.innerHTML = '<b>a</b><i>b</i>';
      row.hidden = n >= 100;
      rows.push(row);
    }
    let at = 0;
    const change = [
      (row) => { row.firstChild.firstChild.data = String(at); },
      (row) => row.setAttribute('data-at', at),
      (row) => row.append(row.firstChild),
    ];
    window.mutate = () => setInterval(() => {
      for (let n = 0; n < 100; n++, at++) change[at % 3](rows[at % rows.length]);
    }, 10);
  </script>`;

/** `/`: the heavy page; `/react`: with React on it; `/tagged`: with the install tag; `/busy`: never at rest. */
export function serveHostPages(host: HostPages, tag: string): void {
  host.page('/', page(`<style>${sheet}</style>`, body));
  host.page('/react', page(`<style>${sheet}</style><script src="/peers/react-host.js"></script>`, body));
  host.page('/tagged', page(`<style>${sheet}</style>${tag}`, body));
  host.page('/busy', page('', busyBody));
}
