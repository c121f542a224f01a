import { listen, type Stop, stopAll } from '../../host/listen.ts';
import { boxOf, clip, intersect, isEmpty } from './clip.ts';
import type { FrameBox } from './messages.ts';

export interface StandIn {
  element: HTMLElement;
  /** Where the element is in the frame. */
  move(box: FrameBox): void;
  stop: Stop;
}

/** The net under what no event tells, such as a frame that is moved by a change of layout. */
const heartbeatMs = 250;

/**
 * An element of ours over the place in a frame where the wanted one is: seen by nobody, pressed by nobody, there for a
 * card to stand beside. Never outside of the frame, whatever that says.
 */
export function placeStandIn(frame: HTMLIFrameElement): StandIn {
  const element = document.createElement('cairn-stand-in');
  const set = (name: string, value: string) => {
    if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value, 'important');
  };
  set('all', 'initial');
  set('position', 'fixed');
  set('pointer-events', 'none');
  let box: FrameBox = [0, 0, 0, 0];

  /** What the frame shows of its page, and where in there the wanted element is. */
  const measure = (): [FrameBox, FrameBox] => {
    const outer = boxOf(frame);
    const scale = frame.offsetWidth ? (outer[2] - outer[0]) / frame.offsetWidth : 1;
    const x = outer[0] + frame.clientLeft * scale;
    const y = outer[1] + frame.clientTop * scale;
    const [left, top, right, bottom] = box;
    return [
      [x, y, x + frame.clientWidth * scale, y + frame.clientHeight * scale],
      [x + left * scale, y + top * scale, x + right * scale, y + bottom * scale],
    ];
  };
  const place = () => {
    const [inner, wanted] = measure();
    const seen = clip(frame, intersect(wanted, inner));
    const zoom = document.documentElement.currentCSSZoom ?? 1;
    set('display', frame.isConnected && !isEmpty(seen) ? 'block' : 'none');
    set('left', `${seen[0] / zoom}px`);
    set('top', `${seen[1] / zoom}px`);
    set('width', `${(seen[2] - seen[0]) / zoom}px`);
    set('height', `${(seen[3] - seen[1]) / zoom}px`);
  };
  // What the renderer asks for where its target is out of view.
  element.scrollIntoView = () => {
    frame.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const [, [, top, , bottom]] = measure();
    if (top < 0 || bottom > innerHeight) {
      scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: 'instant' });
    }
    place();
  };
  document.documentElement.append(element);
  const timer = setInterval(place, heartbeatMs);
  return {
    element,
    move(to) {
      box = to;
      place();
    },
    stop: stopAll([
      listen(window, 'scroll', place),
      listen(window, 'resize', place),
      () => clearInterval(timer),
      () => element.remove(),
    ]),
  };
}
