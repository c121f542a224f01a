const patienceMs = 3000;

/** Takes the keyboard to what is about to be drawn, unless somebody has gone elsewhere with it meanwhile. */
export function focusWhenThere(find: () => HTMLElement | null): void {
  const until = performance.now() + patienceMs;
  const began = document.activeElement;
  const look = () => {
    const now = document.activeElement;
    if (now !== began && now !== document.body && now?.id !== 'content') return;
    const found = find();
    if (found) found.focus();
    else if (performance.now() < until) setTimeout(look, 50);
  };
  setTimeout(look);
}
