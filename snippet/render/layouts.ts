import type { Layout } from '../../shared/contract/step.ts';
import { moveFromUnder } from './banner.ts';
import { renderBeacon } from './beacon.ts';
import { drawImage } from './blocks/image.ts';
import { drawLogo } from './blocks/logo.ts';
import { drawVideo } from './blocks/video.ts';
import { renderInline } from './inline.ts';
import { layoutsStyle } from './layouts-style.ts';

/** How a layout differs from a plain card. */
export interface CardKind {
  /** It interrupts nobody: a region of the page and no dialog, below cards and launchers. */
  isPassive?: boolean;
  onOutside?(event: Event, card: HTMLElement): undefined;
}

const banner: CardKind = { isPassive: true, onOutside: moveFromUnder };
const cards: Partial<Record<Layout, CardKind>> = {
  slideOut: {},
  bannerTop: banner,
  bannerBottom: banner,
};

/**
 * What draws the layouts and blocks that a plain walkthrough has none of. A part of its own: it comes with the first
 * guide that needs it.
 */
export const layouts = {
  style: layoutsStyle,
  cards,
  beacon: renderBeacon,
  inline: renderInline,
  drawImage,
  drawLogo,
  drawVideo,
};
export type Layouts = typeof layouts;
