import { useState } from 'preact/hooks';
import { idOf } from '../design.ts';
import { look } from '../look.ts';
import { Avatar, Icon, PageHead } from '../parts.tsx';
import { type Stage, stages } from '../records.ts';
import { books, customerById, day, money, moveDeal, shortMoney, t, user } from '../state.ts';
import type { TextKey } from '../texts.ts';
import { NewDealDialog } from './new-deal-dialog.tsx';

export const stageTexts: Record<Stage, TextKey> = {
  qualified: 'stageQualified',
  proposal: 'stageProposal',
  negotiation: 'stageNegotiation',
  won: 'stageWon',
};

export function DealsPage() {
  const [isCreating, setCreating] = useState(false);
  const [isMineOnly, setMineOnly] = useState(false);
  const [draggedId, setDraggedId] = useState('');
  const deals = books.value.deals.filter((deal) => !isMineOnly || deal.owner === user.value.name);
  const open = deals.filter((deal) => deal.stage !== 'won');
  const total = open.reduce((sum, deal) => sum + deal.amount, 0);
  return (
    <>
      <PageHead title={t('deals')} subtitle={t('dealsSubtitle', money(total), open.length)}>
        <button
          type="button"
          id={idOf('my-deals')}
          class={look.button}
          aria-pressed={isMineOnly}
          onClick={() => setMineOnly(!isMineOnly)}
        >
          {t('myDealsOnly')}
        </button>
        <button type="button" id={idOf('new-deal')} class={look.primary} onClick={() => setCreating(true)}>
          <Icon name="plus" />
          {t('newDeal')}
        </button>
      </PageHead>
      <div class={look.board}>
        {stages.map((stage) => {
          const here = deals.filter((deal) => deal.stage === stage);
          return (
            <section
              key={stage}
              class={look.boardColumn}
              aria-label={t(stageTexts[stage])}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => draggedId && moveDeal(draggedId, stage)}
            >
              <h2>
                <i data-tone={stage} />
                {t(stageTexts[stage])}
                <small>{shortMoney(here.reduce((sum, deal) => sum + deal.amount, 0))}</small>
              </h2>
              {here.map((deal) => (
                <article
                  key={deal.id}
                  class={look.dealCard}
                  draggable
                  onDragStart={() => setDraggedId(deal.id)}
                  onDragEnd={() => setDraggedId('')}
                >
                  <strong>{deal.name}</strong>
                  <small>{customerById(deal.customerId)?.name}</small>
                  <div>
                    <Avatar name={deal.owner} />
                    <b>{money(deal.amount)}</b>
                    <small>{t('closesOn', day(deal.closesOn))}</small>
                  </div>
                  <select
                    name="stage"
                    aria-label={t('moveDeal', deal.name)}
                    value={deal.stage}
                    onChange={(event) => moveDeal(deal.id, event.currentTarget.value as Stage)}
                  >
                    {stages.map((one) => (
                      <option key={one} value={one}>
                        {t(stageTexts[one])}
                      </option>
                    ))}
                  </select>
                </article>
              ))}
            </section>
          );
        })}
      </div>
      <NewDealDialog isOpen={isCreating} onClose={() => setCreating(false)} />
    </>
  );
}
