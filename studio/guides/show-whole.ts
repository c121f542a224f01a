/** No picture is higher than this, in px of its frame: by then a page says more than a picture can. */
const mostPx = 2400;

/** What a frame's drawing hides by scrolling, in px: all of it can't be seen in what is only looked at. */
function hiddenHeight(root: ParentNode): number {
  let hidden = 0;
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) hidden = Math.max(hidden, hiddenHeight(element.shadowRoot));
    const { scrollHeight, clientHeight } = element;
    if (scrollHeight - clientHeight > hidden && /auto|scroll/.test(getComputedStyle(element).overflowY))
      hidden = scrollHeight - clientHeight;
  }
  return hidden;
}

/** Makes the frame as high as its drawing has to have it; where that doesn't help, it stays as it was. */
function grow(frame: HTMLElement): void {
  frame.style.height = '';
  let hidden = hiddenHeight(frame);
  while (hidden > 1) {
    const before = frame.style.height;
    const height = Number.parseFloat(getComputedStyle(frame).height) + hidden;
    if (height > mostPx) return;
    frame.style.height = `${height}px`;
    const left = hiddenHeight(frame);
    if (left >= hidden) {
      frame.style.height = before;
      return;
    }
    hidden = left;
  }
}

/** Keeps a frame as high as what is drawn in it, at whatever width there is for it; returns what ends that. */
export function showWhole(frame: HTMLElement): () => void {
  let width: number | undefined;
  const observer = new ResizeObserver(() => {
    if (frame.offsetWidth === width) return;
    width = frame.offsetWidth;
    grow(frame);
  });
  observer.observe(frame);
  return () => observer.disconnect();
}
