import { useState } from 'preact/hooks';
import { isSafeLink } from '../../../shared/rules/is-safe-link.ts';
import { Button, Icon, icons } from '../button.tsx';
import type { AuthorWords } from './author-words.ts';
import { BarInput } from './bar-input.tsx';

interface Props {
  url: string;
  words: AuthorWords;
  onSet(url: string): void;
  onCancel(): void;
}

/** Asks for an address, and takes none that could do more than lead somewhere. */
export function UrlForm({ url, words, onSet, onCancel }: Props) {
  const [given, setGiven] = useState(url);
  const [isBad, setBad] = useState(false);
  const set = () => {
    if (isSafeLink(given.trim())) onSet(given.trim());
    else setBad(true);
  };
  return (
    <span class="group">
      <BarInput label={words.address} value={given} isBad={isBad} hasFocus onInput={setGiven} onEnter={set} />
      <Button look="primary" onPress={set}>
        {words.set}
      </Button>
      <Button look="icon" label={words.cancel} onPress={onCancel}>
        <Icon path={icons.cross} />
      </Button>
      {isBad && (
        <span class="bad" role="alert">
          {words.badAddress}
        </span>
      )}
    </span>
  );
}
