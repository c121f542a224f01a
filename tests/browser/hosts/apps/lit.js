import { html, LitElement } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

/** In a shadow root, with the list in another one inside it. */
customElements.define(
  'deals-list',
  class extends LitElement {
    static properties = { deals: {}, loads: {} };
    render() {
      return html`<ul>${repeat(
        this.deals,
        (deal) => deal + this.loads,
        (deal) => html`<li><b>${deal}</b> <button>Edit</button></li>`,
      )}</ul>`;
    }
  },
);

customElements.define(
  'deals-app',
  class extends LitElement {
    static properties = { page: {}, name: {}, saved: {}, deals: {}, loads: {}, isReady: {} };
    constructor() {
      super();
      this.page = 'deals';
      this.name = '';
      this.saved = 0;
      this.deals = ['Alpha', 'Beta', 'Gamma', 'Delta'];
      this.loads = 0;
      this.isReady = false;
      setTimeout(() => {
        this.isReady = true;
      }, 400);
    }
    go(page) {
      history.pushState(null, '', `/${page}`);
      this.page = page;
    }
    dialog() {
      return this.renderRoot.querySelector('dialog');
    }
    save() {
      this.dialog().close();
      this.saved++;
    }
    render() {
      return html`<nav><button @click=${() => this.go('deals')}>Deals</button><button @click=${() => this.go('settings')}>Settings</button></nav>
        <form><input aria-label="Name" .value=${this.name} @input=${({ target }) => {
          this.name = target.value;
        }}><output id="hello">Hello ${this.name}</output><output id="saved">Saved: ${this.saved}</output></form>
        ${this.page === 'deals' ? this.renderDeals() : html`<h1>Settings</h1>`}`;
    }
    renderDeals() {
      return html`<main><h1>Deals</h1>
        <button @click=${() => {
          this.deals = [...this.deals].reverse();
        }}>Sort</button>
        <button @click=${() => this.loads++}>Load anew</button>
        ${this.isReady ? html`<button>Export</button>` : ''}
        <deals-list .deals=${this.deals} .loads=${this.loads}></deals-list>
        <button @click=${() => this.dialog().showModal()}>New deal</button>
        <dialog aria-label="New deal"><input aria-label="Title"><button @click=${this.save}>Save deal</button></dialog>
      </main>`;
    }
  },
);

document.querySelector('#root').append(document.createElement('deals-app'));
