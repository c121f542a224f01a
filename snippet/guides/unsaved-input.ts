import { type Clicks, isOurs } from '../capture/clicks.ts';
import { listen, type Stop, stopAll } from '../host/listen.ts';

export interface UnsavedInput {
  /** The user has typed into a field that is still there, since the last submit, reset or change of page. */
  exists(): boolean;
  /** The page changed: what was typed belongs to the past. */
  clear(): void;
  stop: Stop;
}

/** Only that something was typed is noted, never what. `onSaved` is called when a form was submitted or reset. */
export function watchUnsavedInput({ onUse }: Pick<Clicks, 'onUse'>, onSaved: () => void): UnsavedInput {
  const touched = new Set<Element>();
  const settle = (form: Element | undefined) => {
    for (const field of touched) if (form?.contains(field)) touched.delete(field);
    onSaved();
  };
  const stops = [
    listen(window, 'input', (event) => {
      const path = event.composedPath();
      const [field] = path;
      const isHosts =
        field instanceof Element && !path.some((node) => node instanceof Element && isOurs(node));
      if (event.isTrusted && isHosts) touched.add(field);
    }),
    onUse((use, [form]) => use === 'submit' && settle(form)),
    listen(window, 'reset', (event) => settle(event.target as Element)),
  ];
  return {
    exists() {
      for (const field of touched) {
        if (!field.isConnected || (field as HTMLInputElement).value === '') touched.delete(field);
      }
      return touched.size > 0;
    },
    clear: () => touched.clear(),
    stop: stopAll(stops),
  };
}
