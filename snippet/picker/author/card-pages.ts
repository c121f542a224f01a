import type { Task } from '../../../shared/contract/checklist.ts';
import type { Step } from '../../../shared/contract/step.ts';
import { isDoubtful, textsIn } from '../../../shared/draft/draft-texts.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { localize } from '../../../shared/rules/localize.ts';
import { stepTitle } from '../../../shared/rules/step-title.ts';
import { stepPages } from '../step-pages.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

/** One thing that the guide is made of, as the bar shows it. */
export interface Card {
  id: string;
  title: string;
  note: string;
  /** Something is missing without which it can't be published. */
  isBad: boolean;
  /** A text of it is a translation whose original has changed since. */
  isDoubtful?: boolean;
}

/** Cards that belong to one page of the host app. */
export interface CardPage {
  /** Absent: they belong to none. */
  path?: string | null;
  cards: Card[];
}

/** Everything that the guide is made of, in its order. */
export function cardPages(state: AuthorState, words: AuthorWords): CardPage[] {
  const { steps, checklist, help } = state.model.draft.value;
  if (checklist) return [{ cards: checklist.items.map((item) => taskCard(item, state, words)) }];
  if (help) return help.lists ? [{ cards: help.lists.map((id) => listedCard(id, state, words)) }] : [];
  return stepPages(steps).map((page) => ({
    path: page.path,
    cards: page.steps.map((step) => stepCard(step, state, words)),
  }));
}

function stepCard(step: Step, { locale, model }: AuthorState, words: AuthorWords): Card {
  const { signature } = step.target ?? {};
  const stands = standsAtTarget(step.layout);
  const isBad = stands && !signature;
  const name = stands && (signature?.name ?? signature?.text);
  return {
    id: step.id,
    title: stepTitle(step, locale.value, model.draft.value.defaultLocale) || words.untitled,
    note: isBad ? words.noElement : `${words.layouts[step.layout]}${name ? ` · ${name}` : ''}`,
    isBad,
    isDoubtful: textsIn(step).some((text) => isDoubtful(text, locale.value)),
  };
}

function taskCard(item: Task, state: AuthorState, words: AuthorWords): Card {
  const { id, label, doneWhen } = item;
  const { locale, model, names } = state;
  const known = typeof names.value === 'object' ? names.value : undefined;
  const named = (list: { id: unknown; name: string }[] | undefined, wanted: unknown) =>
    list?.find((one) => one.id === wanted)?.name;
  const [what, isBad] = ((): [string | undefined, boolean] => {
    switch (doneWhen.type) {
      case 'click': {
        const { signature } = doneWhen.target ?? {};
        return [signature?.name ?? signature?.text, !signature];
      }
      case 'page':
        return [doneWhen.pattern, doneWhen.pattern === ''];
      case 'event':
        return [doneWhen.name, doneWhen.name === ''];
      case 'feature':
        return [named(known?.features, doneWhen.featureId), doneWhen.featureId === 0];
      case 'guideCompleted':
        return [named(known?.guides, doneWhen.guideId), doneWhen.guideId === ''];
    }
  })();
  const kind = words.tickedBy[doneWhen.type];
  return {
    id,
    title: localize(label, locale.value, model.draft.value.defaultLocale) || words.untitled,
    note: isBad ? words.ticksNever : what ? `${kind} · ${what}` : kind,
    isBad,
    isDoubtful: textsIn(item).some((text) => isDoubtful(text, locale.value)),
  };
}

function listedCard(id: string, { names }: AuthorState, words: AuthorWords): Card {
  const guide = typeof names.value === 'object' && names.value.guides.find((one) => one.id === id);
  return {
    id,
    title: guide ? guide.name : words.gone,
    note: guide ? `${words.kinds[guide.kind]} · ${guide.isLive ? words.live : words.notLive}` : '',
    isBad: !guide && typeof names.value === 'object',
  };
}
