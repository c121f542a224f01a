import { Info } from 'lucide';
import { t } from './i18n.ts';
import { Icon } from './icon.tsx';
import { Popover } from './popover.tsx';
import { words } from './words.ts';

/** The ⓘ beside a number: one press shows what it means. */
export const Definition = ({ name, text }: { name: string; text: string }) => (
  <Popover
    label={t(words.definitionOf, name)}
    align="center"
    trigger={(attributes) => (
      <button class="definition" type="button" aria-label={t(words.definitionOf, name)} {...attributes}>
        <Icon of={Info} size={14} />
      </button>
    )}
  >
    {() => (
      <div class="definition__text">
        <strong>{name}</strong>
        <p>{text}</p>
      </div>
    )}
  </Popover>
);
