import { testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { Card, PageHead } from '../parts.tsx';
import type { Approval } from '../records.ts';
import { ago, answerApproval, books, customerById, money, t } from '../state.ts';

const sentence = (approval: Approval) => {
  const customer = customerById(approval.customerId)?.name ?? '';
  return approval.kind === 'discount'
    ? t('discountRequest', approval.value, customer)
    : `${t('creditRequest', money(approval.value))} · ${customer}`;
};

export function ApprovalsPage() {
  const { approvals } = books.value;
  const waiting = approvals.filter((approval) => !approval.answer);
  const answered = approvals.filter((approval) => approval.answer);
  return (
    <>
      <PageHead title={t('approvals')} subtitle={t('approvalsSubtitle')} />
      {waiting.length === 0 && <div class={look.empty}>{t('nothingToApprove')}</div>}
      {waiting.map((approval) => (
        <Card key={approval.id}>
          <div class={look.switchRow}>
            <span>
              <strong>{sentence(approval)}</strong>
              <small>
                {t('askedBy', approval.askedBy)} · {ago(approval.askedAt)}
              </small>
            </span>
            <button
              type="button"
              class={look.button}
              data-testid={testIdOf('decline')}
              onClick={() => answerApproval(approval.id, 'declined')}
            >
              {t('decline')}
            </button>
            <button
              type="button"
              class={look.primary}
              data-testid={testIdOf('approve')}
              onClick={() => answerApproval(approval.id, 'approved')}
            >
              {t('approve')}
            </button>
          </div>
        </Card>
      ))}
      {answered.map((approval) => (
        <div key={approval.id} class={look.switchRow}>
          <span>{sentence(approval)}</span>
          <span class={look.tag} data-tone={approval.answer}>
            {t(approval.answer === 'approved' ? 'approvalGiven' : 'approvalDeclined')}
          </span>
        </div>
      ))}
    </>
  );
}
