import type { Block } from '../../contract/block.ts';
import type { GuideContent } from '../../contract/guide.ts';
import type { Step } from '../../contract/step.ts';
import type { RichText } from '../../contract/text.ts';
import { cardColors, contrast, parseColor } from '../contrast.ts';
import { standsAtTarget } from '../interrupts.ts';
import { isSafeLink, isSafeMedia, leadsSomewhere } from '../is-safe-link.ts';
import type { AddError, AddWarning } from './faults.ts';

export function checkStep(
  step: Step,
  index: number,
  { steps }: GuideContent,
  error: AddError,
  warn: AddWarning,
): void {
  const path = `steps.${index}`;
  if ((standsAtTarget(step.layout) || step.advanceOn === 'targetClick') && !step.target) {
    error(`${path}.target`, 'targetMissing');
  }
  step.blocks.forEach((block, i) => {
    checkLinks(block, `${path}.blocks.${i}`, error);
    if (block.type === 'video' && block.isLong) warn(`${path}.blocks.${i}`, 'longVideo');
    if (block.type !== 'buttons') return;
    for (const [b, { action }] of block.buttons.entries()) {
      if (action.type === 'goToStep' && !steps.some(({ id }) => id === action.stepId)) {
        error(`${path}.blocks.${i}.buttons.${b}.action.stepId`, 'stepUnknown', { id: action.stepId });
      }
      const at = `${path}.blocks.${i}.buttons.${b}.action`;
      if (action.type === 'startGuide' && action.guideId === '') error(`${at}.guideId`, 'guideMissing');
      if (action.type === 'track' && action.name === '') error(`${at}.name`, 'eventMissing');
    }
  });
  if (index < steps.length - 1 && !leadsOn(step)) warn(path, 'noWayOn');
}

/** Whether there is anything on a step that takes the user to another one. */
const leadsOn = (step: Step): boolean =>
  step.advanceOn === 'targetClick' ||
  step.blocks.some(
    (block) =>
      block.type === 'question' ||
      (block.type === 'buttons' &&
        block.buttons.some(({ action }) => action.type === 'next' || action.type === 'goToStep')),
  );

/** A link can only lead somewhere, and there is such a place. */
function checkLink(link: string, path: string, error: AddError): void {
  if (!isSafeLink(link)) error(path, 'linkUnsafe', { link });
  else if (!leadsSomewhere(link)) error(path, 'linkBroken', { link });
}

function checkLinks(block: Block, path: string, error: AddError): void {
  const checkSpans = (byLocale: Record<string, RichText>, at: string) => {
    for (const [locale, spans] of Object.entries(byLocale)) {
      spans.forEach((span, i) => {
        if (span.type === 'text' && span.href !== undefined) {
          checkLink(span.href, `${at}.byLocale.${locale}.${i}.href`, error);
        }
      });
    }
  };
  switch (block.type) {
    case 'text':
      checkSpans(block.text.byLocale, `${path}.text`);
      break;
    case 'list':
      for (const [i, item] of block.items.entries()) checkSpans(item.byLocale, `${path}.items.${i}`);
      break;
    case 'buttons':
      for (const [i, { action }] of block.buttons.entries()) {
        if (action.type === 'openUrl') checkLink(action.url, `${path}.buttons.${i}.action.url`, error);
      }
      break;
    case 'image':
      if (!isSafeMedia(block.src)) error(`${path}.src`, 'mediaUnsafe', { link: block.src });
      break;
    case 'video':
      if (!isSafeMedia(block.src)) error(`${path}.src`, 'mediaUnsafe', { link: block.src });
      if (block.poster && !isSafeMedia(block.poster)) {
        error(`${path}.poster`, 'mediaUnsafe', { link: block.poster });
      }
      break;
  }
}

/** The renderer brings every use of the colour to what WCAG asks for; below this little of the colour is left. */
const leastContrast = 2;

export function checkContrast({ theme }: GuideContent, warn: AddWarning): void {
  if (!theme) return;
  for (const mode of theme.mode === 'auto' ? (['light', 'dark'] as const) : [theme.mode]) {
    const accent = (mode === 'dark' && theme.darkAccent) || theme.accent;
    const ratio = contrast(parseColor(accent), cardColors[mode]);
    if (ratio < leastContrast) warn('theme.accent', 'lowContrast');
  }
}
