import { create } from '../create.ts';

/** Room for 16:9 is kept until the picture tells its own shape, so that nothing jumps while it loads. */
export function drawImage(src: string, alt: string): HTMLElement {
  const image = create('img', { class: 'image', src, alt, decoding: 'async', draggable: 'false' });
  image.onload = () => {
    if (image.naturalWidth) image.style.aspectRatio = `${image.naturalWidth} / ${image.naturalHeight}`;
  };
  // What it shows, in words; nothing at all where it only adorned.
  image.onerror = () => {
    if (alt) image.replaceWith(create('div', { class: 'lost', role: 'img', 'aria-label': alt }, alt));
    else image.remove();
  };
  return image;
}
