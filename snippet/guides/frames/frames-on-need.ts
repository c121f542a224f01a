import { forget } from '../../host/safe-call.ts';
import type { Elsewhere } from '../../target/finder.ts';
import type { askFrames, FramesSurroundings } from './ask-frames.ts';

/** Looking in frames, loaded when an element was not found in the page itself. */
export const framesOnNeed = (
  page: FramesSurroundings & { loadFrames(): Promise<{ askFrames: typeof askFrames }> },
): Elsewhere | undefined =>
  page.origins.length
    ? (signature, take) => {
        const search = page.loadFrames().then((frames) => frames.askFrames(page, signature, take));
        forget(search);
        return {
          look: () => forget(search.then(({ look }) => look())),
          stop: () => forget(search.then(({ stop }) => stop())),
        };
      }
    : undefined;
