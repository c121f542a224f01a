import type { GuideKind } from '../contract/guide.ts';
import type { Layout } from '../contract/step.ts';

/**
 * Whether a guide takes the user's attention when it starts by itself, so that the quiet rule holds for it and just one
 * such guide is on the screen. Hints, launchers and banners in the page's own flow wait until they are looked at.
 */
export function interrupts({
  kind,
  steps = [],
}: {
  kind?: GuideKind;
  steps?: readonly { layout: Layout }[];
}): boolean {
  if (kind === 'hint' || kind === 'checklist' || kind === 'help') return false;
  return kind !== 'banner' || steps.some(({ layout }) => layout !== 'inline');
}

/** Layouts that stand at a target and are nothing without it. */
export const standsAtTarget = (layout: Layout): boolean =>
  layout === 'tooltip' || layout === 'inline' || layout === 'beacon';
