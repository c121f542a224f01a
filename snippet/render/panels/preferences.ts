import type { GuideCategory } from '../../../shared/contract/guide.ts';
import { create } from '../create.ts';
import type { HelpView } from '../panel-view.ts';
import { drawChevron } from './icons.ts';
import type { PanelWords } from './panel-words.ts';

export interface Preferences {
  element: HTMLElement;
  show(muted: HelpView['mutedCategories']): void;
}

/** What may appear by itself: a switch for each category. */
export function drawPreferences(
  words: PanelWords,
  isUnfolded: boolean,
  onMute: (category: GuideCategory, isMuted: boolean) => void,
): Preferences {
  const switches = (Object.entries(words.categories) as [GuideCategory, string][]).map(
    ([category, label]) => {
      const element: HTMLElement = create(
        'button',
        {
          type: 'button',
          class: 'row small switch',
          role: 'switch',
          id: `switch-${category}`,
          press() {
            const isOn = element.ariaChecked !== 'true';
            element.ariaChecked = String(isOn);
            onMute(category, !isOn);
          },
        },
        create('span', { class: 'grow' }, label),
        create('i', { 'aria-hidden': 'true' }),
      );
      return { category, element };
    },
  );
  return {
    element: create(
      'details',
      { class: 'foot', open: isUnfolded },
      create('summary', { class: 'quiet', id: 'preferences' }, words.byItself, drawChevron()),
      ...switches.map(({ element }) => element),
    ),
    show(muted) {
      for (const { category, element } of switches) element.ariaChecked = String(!muted.has(category));
    },
  };
}
