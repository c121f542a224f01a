import { warn } from '../../host/log.ts';
import { safely } from '../../host/safe-call.ts';
import type { Elsewhere, Search } from '../../target/finder.ts';
import type { askFrames, FramesSurroundings } from './ask-frames.ts';

/** Looking in frames, loaded when an element was not found in the page itself. */
export function framesOnNeed(
  page: FramesSurroundings & { loadFrames(): Promise<{ askFrames: typeof askFrames }> },
): Elsewhere | undefined {
  if (!page.origins.length) return undefined;
  return (signature, take) => {
    let search: Search | undefined;
    let isStopped = false;
    page.loadFrames().then(
      safely(({ askFrames }) => {
        if (!isStopped) search = askFrames(page, signature, safely(take));
      }),
      (error) => warn('what looks into frames could not be loaded', error),
    );
    return {
      look: () => search?.look(),
      stop() {
        isStopped = true;
        search?.stop();
      },
    };
  };
}
