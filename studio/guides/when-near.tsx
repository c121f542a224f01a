import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** So far below or above what is seen, it is drawn before it gets there. */
const near = '400px';

/** Draws what is in it once it comes near to what is seen of the page; its class keeps its room until then. */
export function WhenNear({ class: className, children }: { class: string; children: ComponentChildren }) {
  const room = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!room.current || isNear) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { rootMargin: near },
    );
    observer.observe(room.current);
    return () => observer.disconnect();
  }, [isNear]);
  return (
    <div class={className} ref={room}>
      {isNear && children}
    </div>
  );
}
