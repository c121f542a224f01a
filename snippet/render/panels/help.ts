import { create, drawIcon } from '../create.ts';
import type { HelpView, RenderedPanel } from '../panel-view.ts';
import { drawItems, icons } from './help-items.ts';
import { drawHeader, openPanel } from './panel.ts';
import { panelWords } from './panel-words.ts';
import { drawPreferences, type Preferences } from './preferences.ts';
import { searchItems } from './search-items.ts';

/** After that long without a letter, a search counts as made. */
const restMs = 600;

/** Draws the help and its launcher, until it is destroyed. */
export function drawHelp(given: HelpView, life: AbortController): RenderedPanel<HelpView> {
  let view = { ...given };
  const words = () => panelWords(view.locale);
  let preferences: Preferences | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let reported = '';

  const field = create('input', {
    role: 'searchbox',
    id: 'search',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
    'aria-controls': 'results',
  });
  const results = create('div', { class: 'middle', id: 'results' });
  const query = () => field.value.trim();
  const found = () => (query() ? searchItems(view.items, query()) : [...view.items]);

  const report = () => {
    clearTimeout(rest);
    if (panel.signal.aborted || query() === reported) return;
    reported = query();
    if (reported) view.onSearch(reported, found().length);
  };
  const panel = openPanel(() => view, life, {
    rank: 0,
    corner: () => view.help.launcher.corner,
    entrance: () => (view.items.length ? field : undefined),
    onKey,
    onInput(event) {
      if (event.composedPath()[0] !== field) return;
      // What an input method has not finished is not what is looked for.
      if ((event as InputEvent).isComposing) return;
      clearTimeout(rest);
      rest = setTimeout(report, restMs);
      showItems();
      panel.say(query() ? words().results(found().length) : '');
    },
    onClosed: report,
    spoken: () => view.help.title,
  });
  const { launcher, dialog, open, hide, show } = panel;

  const start = (guideId: string) => {
    // Out of the way of what it starts, which takes the focus over.
    panel.close();
    if (!panel.signal.aborted) view.onStart(guideId);
  };
  const clear = () => {
    report();
    reported = '';
    field.value = '';
    showItems();
    panel.say('');
    field.focus({ preventScroll: true });
  };

  function onKey(event: KeyboardEvent, from: HTMLElement): boolean {
    const { key } = event;
    if (key === 'Escape' && query()) {
      clear();
      return true;
    }
    const rows = [...results.querySelectorAll<HTMLElement>('.item')];
    const at = rows.indexOf(from);
    if (at < 0 && from !== field) return false;
    if (key === 'Enter' && from === field) {
      const first = query() ? found()[0] : undefined;
      if (first) start(first.guideId);
      return true;
    }
    const next = new Map([
      ['ArrowDown', rows[at + 1]],
      ['ArrowUp', at > 0 ? rows[at - 1] : field],
      // In the field these move the caret.
      ...(at < 0
        ? []
        : ([
            ['Home', rows[0]],
            ['End', rows.at(-1)],
          ] as const)),
    ]);
    if (!next.has(key)) return false;
    next.get(key)?.focus();
    return true;
  }

  const drawEmpty = (title: string, hint: string, button?: HTMLElement) =>
    create(
      'div',
      { class: 'empty' },
      create('strong', {}, title),
      create('p', { class: 'small' }, hint),
      button,
    );

  const drawResults = (): HTMLElement[] => {
    const here = view.items.filter(({ isHere }) => isHere);
    const more = view.items.filter(({ isHere }) => !isHere);
    const { forThisPage, more: moreTitle, nothingYet, lookElsewhere, showAll } = words();
    if (query()) {
      const items = found();
      if (items.length) return drawItems([{ items }], words(), start);
      const all = create(
        'button',
        { type: 'button', class: 'button secondary', id: 'all', press: clear },
        showAll,
      );
      return [drawEmpty(words().nothingFor(query()), words().tryOtherWords, all)];
    }
    if (!view.items.length) return [drawEmpty(nothingYet, lookElsewhere)];
    if (!here.length) return drawItems([{ items: more }], words(), start);
    const lists = [
      { title: forThisPage, items: here },
      { title: moreTitle, items: more },
    ];
    return drawItems(lists, words(), start);
  };
  const showItems = () => {
    results.replaceChildren(...drawResults());
    search.hidden = !view.items.length;
  };
  const search = create(
    'div',
    { class: 'search' },
    drawIcon('M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14'),
    field,
  );

  const draw = () => {
    const { title, launcher: shown } = view.help;
    const sign = drawIcon(icons.help);
    sign.classList.add('sign');
    launcher.replaceChildren(sign, create('span', { class: 'name' }, shown.label));
    field.placeholder = words().search;
    field.ariaLabel = words().search;
    const isUnfolded = dialog.querySelector('details')?.open ?? false;
    preferences = drawPreferences(words(), isUnfolded, (category, isMuted) => {
      if (!panel.signal.aborted) view.onMute(category, isMuted);
    });
    preferences.show(view.mutedCategories);
    showItems();
    dialog.replaceChildren(
      create('div', { class: 'head' }, ...drawHeader(title, words(), panel.close)),
      search,
      results,
      preferences.element,
    );
  };
  draw();

  return {
    open,
    hide,
    show,
    update(changed) {
      if (panel.signal.aborted) return;
      const before = view;
      view = { ...view, ...changed };
      panel.update(changed);
      if (view.help !== before.help || view.locale !== before.locale) panel.redraw(draw);
      else if (view.items !== before.items) panel.redraw(showItems);
      preferences?.show(view.mutedCategories);
    },
    destroy() {
      report();
      panel.destroy();
    },
  };
}
