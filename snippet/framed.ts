import type { Answering, answerParent, FrameSurroundings } from './guides/frames/answer-parent.ts';
import { listen, type Stop } from './host/listen.ts';
import { forget } from './host/safe-call.ts';

/** Whether the page around this frame is one of those that our tag names: then it leads, and guides start there. */
export const isLed = (origins: readonly string[]): boolean =>
  window.parent !== window &&
  origins.includes(location.ancestorOrigins?.[0] ?? document.referrer.split('/', 3).join('/'));

/** Hears the page around, if it is one of those, and loads what answers when it first speaks. */
export function hearParent(
  page: FrameSurroundings & {
    origins: readonly string[];
    loadFramed(): Promise<{ answerParent: typeof answerParent }>;
  },
): Stop {
  let answering: Promise<Answering> | undefined;
  const stop =
    isLed(page.origins) &&
    listen<MessageEvent>(window, 'message', (event) => {
      if (event.source !== window.parent || !page.origins.includes(event.origin) || !event.data?.cairn)
        return;
      answering ??= page.loadFramed().then(({ answerParent }) => answerParent(page));
      forget(answering.then(({ take }) => take(event)));
    });
  return () => {
    if (stop) stop();
    forget(answering?.then((answers) => answers.stop()));
  };
}
