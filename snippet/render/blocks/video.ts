import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import { create, drawIcon } from '../create.ts';

type VideoBlock = Extract<DeliveredBlock, { type: 'video' }>;

/**
 * A film in the browser's own player, which never starts by itself. Room for 16:9 is kept until it tells its own
 * shape. Where it can't be played (the page's policy forbids it, it is gone), there is a link to it instead.
 */
export function drawVideo({ src, poster, title }: VideoBlock): HTMLElement {
  const video = create('video', {
    class: 'video',
    src,
    poster: poster || undefined,
    'aria-label': title,
    controls: true,
    preload: 'metadata',
    playsinline: true,
  });
  video.onloadedmetadata = () => {
    if (video.videoWidth) video.style.aspectRatio = `${video.videoWidth} / ${video.videoHeight}`;
  };
  video.onerror = () => {
    const link = { class: 'film', href: src, target: '_blank', rel: 'noopener noreferrer' };
    video.replaceWith(create('a', link, drawIcon('M5 3.5v9l7.5-4.5z'), create('span', {}, title)));
  };
  return video;
}
