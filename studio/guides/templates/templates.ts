import { kindWords } from '../../../shared/rules/choice-words.ts';
import { t } from '../../ui/i18n.ts';
import { adminChecklist } from './admin-checklist.ts';
import { csatAfterTicket } from './csat-after-ticket.ts';
import { featureLaunch } from './feature-launch.ts';
import { npsWave } from './nps-wave.ts';
import { seatLimit } from './seat-limit.ts';
import { silentReturn } from './silent-return.ts';
import type { Template } from './template.ts';
import { userChecklist } from './user-checklist.ts';
import { welcomeTour } from './welcome-tour.ts';

/** In the order of a customer's life. */
export const templates: readonly Template[] = [
  welcomeTour,
  adminChecklist,
  userChecklist,
  featureLaunch,
  npsWave,
  csatAfterTicket,
  silentReturn,
  seatLimit,
];

/** Those whose name, job or kind holds every word that was looked for, in the studio's language. */
export function findTemplates(search: string): readonly Template[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter(({ name, note, kind }) => {
    const said = [name, note, kindWords[kind]]
      .map((phrase) => t(phrase))
      .join(' ')
      .toLocaleLowerCase();
    return wanted.every((word) => said.includes(word));
  });
}
