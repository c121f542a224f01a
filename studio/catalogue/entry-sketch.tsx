import { AppWindow, MousePointerClick, Zap } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { TagPreview } from '../api.ts';
import { roleName } from '../picker/target-name.ts';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from './words.ts';

type Entry = Pick<TagPreview['entries'][number], 'kind' | 'label' | 'role' | 'name' | 'section'>;

interface Props {
  entry: Entry;
  /** Where it was met most. */
  path?: string | null;
  /** Marks beside the name. */
  children?: ComponentChildren;
}

/** What it is in one line, such as `Button “New order”`. */
export const entryName = ({ kind, role, name, label }: Entry): string =>
  kind === 'click' ? `${roleName(role ?? '')} “${name ?? t(words.unnamedElement)}”` : label;

const icons = { click: MousePointerClick, track: Zap, page: AppWindow };

/** What was clicked, tracked or viewed, in two lines: its name, and what and where it is. */
export function EntrySketch({ entry, path, children }: Props) {
  const { kind, name, role, section, label } = entry;
  const about = [
    kind === 'click' ? roleName(role ?? '') : t(kind === 'track' ? words.event : words.page),
    section,
    kind === 'page' ? null : path,
  ].filter(Boolean);
  return (
    <span class="sketch">
      <Icon of={icons[kind]} size={16} />
      <span class="sketch__text">
        <span class="row">
          <span class="sketch__name">{kind === 'click' ? (name ?? t(words.unnamedElement)) : label}</span>
          {children}
        </span>
        <span class="note">{about.join(' · ')}</span>
      </span>
    </span>
  );
}
