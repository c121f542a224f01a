import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, Icon, icons } from './button.tsx';
import type { LeftWork } from './left-work.ts';
import type { PickerWords } from './picker-words.ts';

interface Props {
  work: LeftWork;
  words: PickerWords;
  /** Takes the bar away, and what is kept in this tab. */
  onLeave(): void;
}

/** The token opens nothing any more: a new one is to be had in the studio, and what is kept is taken up with it. */
export function SessionOver({ work: { renewUrl, isUnsaved }, words, onLeave }: Props) {
  const [isAsking, setAsking] = useState(false);
  const asked = useRef<HTMLDivElement>(null);
  // Who answers by keyboard begins at what does no harm.
  useLayoutEffect(
    () => asked.current?.querySelector<HTMLElement>('button:last-of-type')?.focus(),
    [isAsking],
  );
  if (isAsking) {
    return (
      <div class="row" ref={asked}>
        <strong role="alert">{words.discardAsk}</strong>
        <span class="space" />
        <Button onPress={onLeave}>{words.discard}</Button>
        {/* Where × was: pressed twice in haste, it discards nothing. */}
        <Button onPress={() => setAsking(false)}>{words.keepIt}</Button>
      </div>
    );
  }
  return (
    <div class="row">
      <strong role="status">{isUnsaved ? words.overUnsaved : words.over}</strong>
      <span class="space" />
      <Button look="primary" onPress={() => location.assign(renewUrl)}>
        {words.renew}
      </Button>
      <Button look="icon" label={words.close} onPress={isUnsaved ? () => setAsking(true) : onLeave}>
        <Icon path={icons.cross} />
      </Button>
    </div>
  );
}
