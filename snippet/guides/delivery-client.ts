import type { Delivery, DeliveryRequest, SnippetConfig } from '../../shared/contract/delivery.ts';
import type { Clock } from '../host/clock.ts';
import { listen, stopAll } from '../host/listen.ts';
import { warn } from '../host/log.ts';
import { forget } from '../host/safe-call.ts';
import type { Answer, Transport } from '../host/transport.ts';

export interface DeliveryClient {
  /** Asks which guides this person gets: soon, and once for many calls. */
  ask(): void;
  stop(): void;
}

interface DeliverySurroundings {
  key: string;
  transport: Transport;
  clock: Clock;
  request(): DeliveryRequest;
  onDelivery(delivery: Delivery): void;
  /** The emergency stop, as soon as it is heard of. */
  onStopped(): void;
}

/** identify, group and the load come together: one question for all of them. */
const gatherMs = 60;
const pollMs = 20_000;
const slowPollMs = 60_000;
/** All pages that wait for the same moment ask within so long after it, not at once. */
const spreadMs = 5000;

/**
 * Keeps the guides of this page current: asks for a delivery at the start and when the person changes, and, while
 * the page is visible, looks every 20 s whether something was published since.
 */
export function createDeliveryClient(page: DeliverySurroundings): DeliveryClient {
  const { clock, transport, key } = page;
  /** Of the config that the last delivery came with. */
  let version: number | undefined;
  let isAsked = false;
  let isAsking = false;
  let isStopped = false;
  let failures = 0;
  /** Absent until it is asked for the first time: before that nothing may be sent, nor may it be known who is here. */
  let cancelPoll: (() => void) | undefined;
  let cancelCalendar = () => {};

  function ask(): void {
    if (isAsked || isStopped) return;
    isAsked = true;
    cancelPoll ??= clock.after(pollMs, () => forget(poll()));
    if (!isAsking) clock.after(gatherMs, () => forget(fetchDelivery()));
  }

  async function fetchDelivery(): Promise<void> {
    if (isStopped) return;
    isAsked = false;
    isAsking = true;
    try {
      const answer = await transport.post('v1/delivery', JSON.stringify(page.request()));
      // Somebody else since: their own answer is on its way.
      if (isAsked || isStopped) return;
      if (!isDelivery(answer.body)) throw answer.status;
      failures = 0;
      version = answer.body.config.version;
      waitFor(answer.body.askAgainAt);
      page.onDelivery(answer.body);
    } catch (error) {
      failures++;
      version = undefined;
      warn('guides could not be asked for', error);
    } finally {
      isAsking = false;
      if (isAsked) {
        isAsked = false;
        ask();
      }
    }
  }

  /** Asks anew when what is delivered changes by the calendar. */
  function waitFor(time: string | undefined): void {
    cancelCalendar();
    const ms = Date.parse(time ?? '') - clock.now();
    if (Number.isNaN(ms)) return;
    // Past already: this device's clock is ahead of the server's.
    cancelCalendar = clock.after(ms > 0 ? ms + Math.random() * spreadMs : slowPollMs, ask);
  }

  async function poll(): Promise<void> {
    cancelPoll?.();
    if (!cancelPoll || isStopped || document.hidden) return;
    cancelPoll = clock.after(failures > 1 ? slowPollMs : pollMs, () => forget(poll()));
    if (isAsking || isAsked) return;
    // The last delivery failed: ask for it again rather than for its version.
    if (version === undefined) return ask();
    let answer: Answer | undefined;
    try {
      answer = await transport.get(`v1/config?key=${encodeURIComponent(key)}`);
    } catch {
      failures++;
    }
    const config = answer?.body as SnippetConfig | undefined;
    if (isStopped || typeof config?.version !== 'number') return;
    failures = 0;
    if (config.isStopped) page.onStopped();
    if (config.version !== version) ask();
  }

  const stops = [
    listen(document, 'visibilitychange', () => forget(poll())),
    listen<PageTransitionEvent>(window, 'pageshow', (event) => {
      if (event.persisted) forget(poll());
    }),
    () => cancelPoll?.(),
    () => cancelCalendar(),
  ];

  return {
    ask,
    stop() {
      isStopped = true;
      stopAll(stops)();
    },
  };
}

const isDelivery = (body: unknown): body is Delivery => {
  const delivery = body as Partial<Delivery> | null | undefined;
  return Array.isArray(delivery?.guides) && typeof delivery.config?.version === 'number';
};
