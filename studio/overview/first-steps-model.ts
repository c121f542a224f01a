import { computed, createModel, signal } from '@preact/signals';
import type { FirstSteps } from '../../shared/contract/first-steps.ts';
import type { Right } from '../../shared/contract/right.ts';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { may, session } from '../session.ts';

/** The steps in the order in which each makes the next worth more: who may take it, and where. */
const steps: { key: keyof FirstSteps; right: Right; href: string }[] = [
  { key: 'isInstalled', right: 'settings.write', href: '/install' },
  { key: 'hasAccounts', right: 'settings.write', href: '/install' },
  { key: 'hasFeatures', right: 'catalogue.write', href: '/features?tab=unnamed' },
  { key: 'hasLiveGuide', right: 'guide.draft', href: '/guides/new' },
  { key: 'hasColleagues', right: 'member.write', href: '/settings/members' },
];

/** Remembered in this browser: the workspaces whose first steps their member does not want to see any more. */
const rememberedAt = 'cairn.firstStepsHidden';
const hiddenIds = () => new Set(localStorage.getItem(rememberedAt)?.split(' '));

/** What is left to do in a workspace that has just begun, for those who may do it. */
export const FirstStepsModel = createModel(() => {
  const hidden = signal(hiddenIds());
  const workspaceId = computed(() => String(session.value?.workspace.id));
  let last: FirstSteps | undefined;
  const taken = createResource(
    async () => {
      // Of a workspace that is past its beginning nobody asks again and again.
      const isOver =
        last && (hidden.peek().has(workspaceId.peek()) || Object.values(last).every((isTaken) => isTaken));
      if (!last || !isOver) last = await api.environment.firstSteps();
      return last;
    },
    { pollMs: 15_000 },
  );
  /** Nothing while it is not known, when all are taken, or when they were put away. */
  const shown = computed(() => {
    const known = taken.data.value;
    if (!known || hidden.value.has(workspaceId.value)) return [];
    const own = steps
      .filter(({ right }) => may(right))
      .map((step) => ({ ...step, isTaken: known[step.key] }));
    return own.every(({ isTaken }) => isTaken) ? [] : own;
  });
  const hide = () => {
    hidden.value = hiddenIds().add(workspaceId.value);
    localStorage.setItem(rememberedAt, [...hidden.value].join(' '));
  };
  return { shown, hide };
});
