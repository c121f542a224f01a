import type { TagRule } from '../../shared/contract/feature.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { Target } from '../../shared/contract/target.ts';
import type { Language } from '../host-app/people.ts';
import described from './host-elements.json' with { type: 'json' };
import { type HostElementKey, hostElements } from './host-elements.ts';

const all = described as unknown as Record<
  Language,
  Record<HostElementKey, Record<'target' | 'click', Signature>>
>;

/** As the snippet describes a click on it. */
export const clickSignature = (key: HostElementKey, language: Language): Signature =>
  all[language][key].click;

/** As the picker describes it to an author. */
export const target = (key: HostElementKey, appUrl: string): Target => ({
  signature: all.en[key].target,
  pickedAt: appUrl + hostElements[key].path,
});

/** A click on any of these, in whichever language the app is: as picked, so that their look-alikes are known. */
export const clicksOn = (...keys: HostElementKey[]): TagRule[] =>
  keys.flatMap((key) =>
    (['en', 'zh-CN'] as const).map(
      (language): TagRule => ({ type: 'click', target: { signature: all[language][key].target } }),
    ),
  );
