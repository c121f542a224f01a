import type { Pick } from '../../shared/contract/picker.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { describeElement } from '../target/describe-element.ts';
import { findElement } from '../target/find-element.ts';
import type { PickerWords } from './picker-words.ts';

export interface Judgement {
  signature: Signature;
  found: Pick['found'];
  /** `sure`: it will be found. `unsure`: it is found, with something to mind. `bad`: it is not found even now. */
  verdict: 'sure' | 'unsure' | 'bad';
  message: string;
  warnings: string[];
}

/** From here on the second best is far enough away to stay so when the page changes a little. */
const farMargin = 0.15;

export const controls =
  'button,a[href],input,select,textarea,summary,label,[contenteditable=true],[role=button],[role=link],[role=tab],[role=menuitem],[role=menuitemcheckbox],[role=menuitemradio],[role=option],[role=checkbox],[role=radio],[role=switch],[role=combobox],[role=textbox],[onclick]';

/** Describes the element and looks at once whether the description leads back to it. */
export function judgeElement(element: Element, purpose: 'step' | 'feature', words: PickerWords): Judgement {
  const signature = describeElement(element);
  const { element: match, score, margin } = findElement(signature);
  const isSame = match === element;
  // Those with the same words; what tells them apart is a place or a row.
  const alike =
    1 + (signature.alike ?? []).filter(({ name, text }) => name === undefined && text === undefined).length;
  const isFar = margin >= farMargin;
  const warnings: string[] = [];
  const hasMarks =
    signature.name || signature.text || signature.id || Object.keys(signature.attributes ?? {}).length;
  if (!hasMarks) warnings.push(words.noMarks);
  if (alike > 1 && !signature.row) warnings.push(words.onlyByPlace(alike));
  if (purpose === 'feature' && !element.closest(controls)) warnings.push(words.notAControl);

  let message = words.foundNone(alike);
  if (isSame) message = isFar ? words.foundFar(alike) : words.foundNear(alike);
  else if (match) message = words.foundOther;
  let verdict: Judgement['verdict'] = 'bad';
  if (isSame) verdict = isFar && !warnings.length ? 'sure' : 'unsure';
  return { signature, found: { isSame, score, margin }, verdict, message, warnings };
}
