/** One launcher with its panel, as its neighbours see it. */
export interface Docked {
  launcher: HTMLElement;
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

/** Those in one corner stand beside each other; while a panel is open, `waiting` marks the launchers of others. */
function arrange(): void {
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
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(arrange) : undefined;
  sizes?.observe(one.launcher);
  signal.addEventListener('abort', () => {
    sizes?.disconnect();
    docked.splice(docked.indexOf(one), 1);
    arrange();
  });
  const changed = () => {
    if (one.isOpen()) for (const other of neighbours(one)) other.close();
    arrange();
  };
  changed();
  return changed;
}
