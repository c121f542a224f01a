/** One launcher with its panel, as its neighbours see it. */
export interface Docked {
  launcher: HTMLElement;
  /** Holds all that is drawn beside it. */
  host: HTMLElement;
  /** What it is drawn in, if not the page. */
  frame: HTMLElement | undefined;
  /** The lower, the nearer to the corner: what is always there never moves because of what comes and goes. */
  rank: number;
  /** Of the corner it is in. */
  isOnRight(): boolean;
  isShown(): boolean;
  isOpen(): boolean;
  /** Does nothing when it is closed. */
  close(): void;
}

const gapPx = 10;
const docked: Docked[] = [];

const neighbours = (one: Docked): Docked[] =>
  docked.filter((other) => other !== one && other.frame === one.frame && other.isShown());

/**
 * Those in one corner stand beside each other; while a panel is open, `waiting` marks the launchers of others. Cards
 * in a corner stand above its row, whose height `--left` and `--right` tell them, and above a bar of the host app's own,
 * which says how high it is by `--cairn-bottom`.
 */
function arrange(host: HTMLElement): void {
  for (const side of ['left', 'right']) {
    const heights = docked
      .filter((one) => one.host === host && one.isShown() && one.isOnRight() === (side === 'right'))
      .map(({ launcher }) => launcher.offsetHeight + gapPx);
    host.style.setProperty(`--${side}`, `${Math.max(0, ...heights)}px`);
  }
  docked.forEach((one, at) => {
    const before = neighbours(one).filter(
      (other) => docked.indexOf(other) < at && other.isOnRight() === one.isOnRight(),
    );
    const shift = before.reduce((sum, { launcher }) => sum + launcher.offsetWidth + gapPx, 0);
    one.launcher.style.setProperty('--shift', `${shift}px`);
    one.launcher.classList.toggle(
      'waiting',
      neighbours(one).some((other) => other.isOpen()),
    );
  });
}

/**
 * Gives a launcher its place in the row of its corner, until `signal` aborts. What is returned is to be called when it
 * has opened or closed, changed its corner, or is shown or hidden. One panel is open at a time.
 */
export function berth(one: Docked, signal: AbortSignal): () => void {
  docked.push(one);
  docked.sort((a, b) => a.rank - b.rank);
  const rearrange = () => arrange(one.host);
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(rearrange) : undefined;
  sizes?.observe(one.launcher);
  signal.addEventListener('abort', () => {
    sizes?.disconnect();
    docked.splice(docked.indexOf(one), 1);
    rearrange();
  });
  const changed = () => {
    if (one.isOpen()) for (const other of neighbours(one)) other.close();
    rearrange();
  };
  changed();
  return changed;
}
