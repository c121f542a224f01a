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
  close(): void;
}

const gapPx = 10;
const docked: Docked[] = [];

/** Those in one corner stand beside each other. */
function arrange(): void {
  const taken = new Map<string, number>();
  for (const one of docked) {
    if (!one.isShown()) continue;
    const frames = docked.map(({ frame }) => frame);
    const corner = `${one.isOnRight()} ${frames.indexOf(one.frame)}`;
    const shift = taken.get(corner) ?? 0;
    one.launcher.style.setProperty('--shift', `${shift}px`);
    taken.set(corner, shift + one.launcher.offsetWidth + gapPx);
  }
}

export interface Berth {
  /** It has changed its corner, or is shown or hidden. */
  moved(): void;
  /** It is open now: one at a time is. */
  opened(): void;
}

/** Gives a launcher its place in the row of its corner, until `signal` aborts. */
export function berth(one: Docked, signal: AbortSignal): Berth {
  docked.push(one);
  docked.sort((a, b) => a.rank - b.rank);
  const sizes = typeof ResizeObserver === 'function' ? new ResizeObserver(arrange) : undefined;
  sizes?.observe(one.launcher);
  arrange();
  signal.addEventListener('abort', () => {
    sizes?.disconnect();
    docked.splice(docked.indexOf(one), 1);
    arrange();
  });
  return {
    moved: arrange,
    opened() {
      for (const other of docked) {
        if (other !== one && other.frame === one.frame && other.isOpen()) other.close();
      }
    },
  };
}
