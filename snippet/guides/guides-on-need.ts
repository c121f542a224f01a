import type { Delivery } from '../../shared/contract/delivery.ts';
import { warn } from '../host/log.ts';
import { safely } from '../host/safe-call.ts';
import type { Guides, GuidesSurroundings } from './guides.ts';
import { watchUnsavedInput } from './unsaved-input.ts';

interface Surroundings extends Omit<GuidesSurroundings, 'unsaved'> {
  loadGuides(): Promise<{ createGuides(page: GuidesSurroundings): Guides }>;
}

/**
 * The guides of a page, loaded when there is one to think about: the server has some for this user, the host app
 * starts one, or a run goes on after a load. What happens in the meantime is kept for them.
 */
export function guidesOnNeed(page: Surroundings): Guides {
  const { local, session } = page;
  let guides: Guides | undefined;
  let isLoading = false;
  let isStopped = false;
  let delivery: Delivery | undefined;
  let wanted: string | undefined;
  const unsaved = watchUnsavedInput(() => guides?.onSaved());

  function load(): void {
    if (guides || isLoading || isStopped) return;
    isLoading = true;
    page.loadGuides().then(
      safely(({ createGuides }) => {
        isLoading = false;
        if (isStopped) return;
        guides = createGuides({ ...page, unsaved });
        if (wanted) guides.start(wanted);
        if (delivery) guides.onDelivery(delivery);
      }),
      (error) => {
        // Asked again with the next delivery.
        isLoading = false;
        warn('what chooses guides could not be loaded', error);
      },
    );
  }

  if (session.read('run')) load();

  return {
    onDelivery(next) {
      delivery = next;
      if (guides) guides.onDelivery(next);
      else if (next.guides.length) load();
    },
    onStopped() {
      if (delivery) delivery.config.isStopped = true;
      guides?.onStopped();
    },
    onLocation() {
      if (guides) guides.onLocation();
      else unsaved.clear();
    },
    onSaved() {},
    start(guideId) {
      wanted = guideId;
      if (guides) guides.start(guideId);
      else load();
    },
    forget() {
      delivery = undefined;
      wanted = undefined;
      guides?.forget();
      session.write('run', undefined);
      local.write('visit', undefined);
    },
    stop() {
      isStopped = true;
      unsaved.stop();
      guides?.stop();
    },
  };
}
