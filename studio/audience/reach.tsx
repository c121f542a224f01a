import { useEffect, useState } from 'preact/hooks';
import type { Audience, Condition } from '../../shared/contract/audience.ts';
import { isPageCondition } from '../../shared/rules/match-page-conditions.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { type AudiencePreview, api } from '../api.ts';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

const pauseMs = 400;

/** How many people the audience means now and the first of them, asked again once the editing has paused. */
export function Reach({ audience }: { audience: Audience }) {
  const [reach, setReach] = useState<AudiencePreview>();
  const asked = JSON.stringify(audience);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      api.guides
        .previewAudience(audience)
        .then((preview) => !isOver && setReach(preview))
        .catch(() => !isOver && setReach(undefined));
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked]);
  if (!reach) return null;
  const dependsOnPage = leavesOf<Condition>(audience).some(isPageCondition);
  return (
    <div class="audience-reach" role="status">
      <strong>
        {reach.users === 0 ? t(words.reachNobody) : t(words.reachOf, reach.users, reach.accounts)}
      </strong>
      {dependsOnPage && <span class="note">{t(words.reachWithoutPage)}</span>}
      {reach.sample.length > 0 && (
        <ul class="audience-reach__people">
          {reach.sample.map(({ id, name, accountName }) => (
            <li key={id}>
              <a href={`/users/${encodeURIComponent(id)}`}>{name}</a>
              {accountName && <span class="note"> {accountName}</span>}
            </li>
          ))}
          {reach.users > reach.sample.length && (
            <li class="note audience-reach__more">{t(words.andMore, reach.users - reach.sample.length)}</li>
          )}
        </ul>
      )}
    </div>
  );
}
