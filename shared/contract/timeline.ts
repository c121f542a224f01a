import type { NoteKind, RiskReasonName } from './account.ts';
import type { ShippedRuleName } from './alert.ts';
import type { IssueKind } from './issue.ts';
import type { AdoptionLevel } from './judgement.ts';

/**
 * One thing that happened around an account, on a day of its time zone. What many people did (a guide seen, scores
 * given) stands once a week, on its Monday.
 */
export type TimelineEntry = { day: string } & (
  | {
      kind: 'note';
      id: string;
      noteKind: NoteKind;
      text: string;
      contact: string | null;
      author: string;
    }
  | {
      kind: 'alertOpened';
      alertId: string;
      rule: string | null;
      shipped: ShippedRuleName | null;
      direction: 'up' | 'down';
    }
  | {
      kind: 'alertResolved';
      alertId: string;
      rule: string | null;
      shipped: ShippedRuleName | null;
      resolution: string | null;
    }
  | { kind: 'guideSeen'; guideId: string; guide: string; people: number; completed: number }
  | { kind: 'scores'; scores: number[] }
  | { kind: 'levelChanged'; from: AdoptionLevel; to: AdoptionLevel }
  | { kind: 'riskRaised'; reason: RiskReasonName; evidence: string }
  | { kind: 'riskEnded'; reason: RiskReasonName }
  | { kind: 'issueOpened' | 'issueClosed'; issueKind: IssueKind; title: string }
  | { kind: 'milestone'; milestone: 'signed' | 'live' | 'contractStart' | 'contractEnd' | 'lost' }
);
