import type { AuditEntry } from '../api.ts';
import { environmentName } from './audit-details.tsx';

/** The pages of what has one; each is given the id as it stands in the address. */
const pages: Record<string, string> = {
  account: '/accounts/',
  user: '/users/',
  guide: '/guides/',
  feature: '/features/',
  segment: '/segments/',
  alert: '/alerts/',
};

/** What something was done to: its name, which leads to its page, or as much as is still known of what is gone. */
export function AuditSubject({ entry: { subject, subjectName } }: { entry: AuditEntry }) {
  const [, noun = '', id = ''] = /^([^:]*):(.*)$/.exec(subject) ?? [];
  const page = pages[noun];
  if (subjectName === null) return <>{nameOfUnknown(noun, id)}</>;
  return <>{page ? <a href={`${page}${encodeURIComponent(id)}`}>{subjectName}</a> : subjectName}</>;
}

/** Whether there is anything to call it by. */
export const hasSubject = ({ subject, subjectName }: AuditEntry): boolean =>
  subjectName !== null || /^(?:account|user|environment):(?!erased$)./.test(subject);

/** Ids of the host app's own say something to its people; ours say nothing to anybody. */
function nameOfUnknown(noun: string, id: string): string {
  return noun === 'environment' ? environmentName(Number(id)) : id;
}
