/** Room for 16:9 is kept until the picture tells its own shape, so that nothing jumps while it loads. */
const takeShape = (event: Event) => {
  const image = event.currentTarget as HTMLImageElement;
  if (image.naturalWidth) image.style.aspectRatio = `${image.naturalWidth} / ${image.naturalHeight}`;
};

export function Image({ src, alt }: { src: string; alt: string }) {
  return <img class="image" src={src} alt={alt} decoding="async" draggable={false} onLoad={takeShape} />;
}
