import { conditionText, decisionText } from '../../shared/rules/decision-text.ts';
import type { Chosen } from './reasons.ts';

/** What starts and what doesn't, and why, in words for the host app's developers. Loaded only when they ask for them. */
export function explain({ choices, guides }: Chosen): string {
  if (choices.length === 0) return 'guides: none for this user';
  const lines = choices.map(({ guideId, reason, detail, failed, waitSeconds }) => {
    const name = guides.find(({ id }) => id === guideId)?.name ?? guideId;
    const conditions = failed?.map((condition) => conditionText(condition, 'en')).join('; ');
    const told = {
      ...detail,
      ...(conditions && { conditions }),
      ...(waitSeconds && { waitSeconds: Math.ceil(waitSeconds) }),
    };
    return `“${name}”: ${decisionText({ reason, detail: told }, 'en')}`;
  });
  return `guides:\n  ${lines.join('\n  ')}`;
}
