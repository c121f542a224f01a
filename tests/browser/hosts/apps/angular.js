import 'zone.js';
import '@angular/compiler';
import { Component, provideZoneChangeDetection, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';

/** Compiled in the browser, and so without decorators. */
const App = Component({
  selector: '#root',
  imports: [FormsModule],
  template: `
    <div [attr.inert]="isOpen() ? '' : null">
    <nav><button (click)="go('deals')">Deals</button><button (click)="go('settings')">Settings</button></nav>
    <form><input [(ngModel)]="name" name="name" aria-label="Name">
      <output id="hello">Hello {{ name() }}</output><output id="saved">Saved: {{ saved() }}</output></form>
    @if (page() === 'deals') {
      <main>
        <h1>Deals</h1>
        <button (click)="sort()">Sort</button>
        <button (click)="load()">Load anew</button>
        @if (isReady()) { <button>Export</button> }
        <ul>@for (deal of deals(); track deal.id) { <li><b>{{ deal.name }}</b> <button>Edit</button></li> }</ul>
        <button (click)="isOpen.set(true)">New deal</button>
      </main>
    } @else { <h1>Settings</h1> }
    </div>
    @if (isOpen()) {
      <div class="modal" role="dialog" aria-modal="true" aria-label="New deal" (focusout)="pullBack($event)" (keydown.escape)="isOpen.set(false)">
        <input aria-label="Title" autofocus><button (click)="save()">Save deal</button>
      </div>
    }`,
})(
  class {
    page = signal('deals');
    name = signal('');
    saved = signal(0);
    deals = signal(['Alpha', 'Beta', 'Gamma', 'Delta'].map((name) => ({ name, id: name })));
    isReady = signal(false);
    isOpen = signal(false);
    constructor() {
      setTimeout(() => this.isReady.set(true), 400);
    }
    go(page) {
      history.pushState(null, '', `/${page}`);
      this.page.set(page);
    }
    sort() {
      this.deals.set([...this.deals()].reverse());
    }
    load() {
      this.deals.set(this.deals().map((deal) => ({ ...deal, id: Symbol(deal.name) })));
    }
    pullBack({ currentTarget, relatedTarget }) {
      if (!currentTarget.contains(relatedTarget)) currentTarget.querySelector('input')?.focus();
    }
    save() {
      this.isOpen.set(false);
      this.saved.set(this.saved() + 1);
    }
  },
);

bootstrapApplication(App, { providers: [provideZoneChangeDetection()] });
