import type { ComponentChildren } from 'preact';
import type { Right } from '../shared/contract/right.ts';
import { words } from './changeable-words.ts';
import { may } from './session.ts';
import { t } from './ui/i18n.ts';
import { Notice } from './ui/notice.tsx';

/** Fields and buttons that are out of use for whoever lacks the right; they can be read all the same. */
export const Changeable = ({ by, children }: { by: Right; children: ComponentChildren }) => (
  <fieldset class="changeable" disabled={!may(by)}>
    {children}
  </fieldset>
);

/** At the head of a page with such fields: why they can't be used. Nothing for those who may. */
export const LookOnlyNote = ({ unless }: { unless: Right }) =>
  may(unless) ? null : <Notice tone="info">{t(words.lookOnly)}</Notice>;
