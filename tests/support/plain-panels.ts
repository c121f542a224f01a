import type { Panels } from '../../snippet/render/panel-view.ts';

/** Panels without looks, for tests of what they do and not of how they are drawn. */
const draw = (kind: string, isOpenAtFirst: boolean, tell: (isOpen: boolean) => void) => {
  const host = document.documentElement.appendChild(document.createElement('cairn-panel'));
  host.className = kind;
  let isOpen = isOpenAtFirst;
  const button = (label: string, press: () => void) => {
    const made = document.createElement('button');
    made.textContent = label;
    made.onclick = press;
    return made;
  };
  const set = (next: boolean) => {
    isOpen = next;
    tell(next);
  };
  return {
    host,
    button,
    get isOpen() {
      return isOpen;
    },
    set isOpen(next: boolean) {
      isOpen = next;
    },
    toggle: () => set(!isOpen),
    open: () => set(true),
  };
};

export const renderChecklist: Panels['renderChecklist'] = (given) => {
  const view = { ...given };
  const panel = draw('checklist', view.isOpen, (isOpen) => {
    view.onToggle(isOpen);
    paint();
  });
  const paint = () => {
    const { items, launcher } = view.checklist;
    const done = items.filter(({ id }) => view.doneIds.has(id)).length;
    panel.host.replaceChildren(panel.button(`${launcher.label} ${done}/${items.length}`, panel.toggle));
    if (!panel.isOpen) return;
    for (const { id, label } of items) {
      const task = panel.button(`${view.doneIds.has(id) ? '✓' : '○'} ${label}`, () => view.onTask(id));
      panel.host.append(task);
    }
    panel.host.append(panel.button('Dismiss', view.onDismiss));
  };
  paint();
  return {
    update(changed) {
      Object.assign(view, changed);
      if (changed.isOpen !== undefined) panel.isOpen = changed.isOpen;
      paint();
    },
    open: panel.open,
    hide: () => panel.host.setAttribute('hidden', ''),
    show: () => panel.host.removeAttribute('hidden'),
    destroy: () => panel.host.remove(),
  };
};

export const renderHelp: Panels['renderHelp'] = (given) => {
  const view = { ...given };
  const panel = draw('help', view.isOpen, (isOpen) => {
    view.onToggle(isOpen);
    paint();
  });
  const paint = () => {
    panel.host.replaceChildren(panel.button(view.help.launcher.label, panel.toggle));
    if (!panel.isOpen) return;
    for (const { guideId, name, isHere, isCompleted } of view.items) {
      const label = `${name}${isHere ? ' (here)' : ''}${isCompleted ? ' (done)' : ''}`;
      panel.host.append(panel.button(label, () => view.onStart(guideId)));
    }
    const isMuted = view.mutedCategories.has('news');
    panel.host.append(
      panel.button(isMuted ? 'Unmute news' : 'Mute news', () => view.onMute('news', !isMuted)),
      panel.button('Search xyz', () => view.onSearch('xyz', 0)),
      panel.button('Search a', () => view.onSearch('a', 2)),
    );
  };
  paint();
  return {
    update(changed) {
      Object.assign(view, changed);
      if (changed.isOpen !== undefined) panel.isOpen = changed.isOpen;
      paint();
    },
    open: panel.open,
    hide: () => panel.host.setAttribute('hidden', ''),
    show: () => panel.host.removeAttribute('hidden'),
    destroy: () => panel.host.remove(),
  };
};
