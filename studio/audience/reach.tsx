import { useEffect, useState } from 'preact/hooks';
import type { Audience, Condition } from '../../shared/contract/audience.ts';
import { audienceGaps } from '../../shared/rules/audience-gaps.ts';
import { isPageCondition } from '../../shared/rules/match-page-conditions.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { useQuery } from '../address.ts';
import { type AudiencePreview, api } from '../api.ts';
import { classNames } from '../ui/class-names.ts';
import { t } from '../ui/i18n.ts';
import { Spinner } from '../ui/progress.tsx';
import { MeantDialog } from './meant-dialog.tsx';
import { words } from './words.ts';

const pauseMs = 400;

/**
 * How many people the audience means now and the first of them, asked again once the editing has paused. Until the new
 * number has come, the old one stands paler; what nobody waits for any more is not counted to its end.
 */
export function Reach({ audience }: { audience: Audience }) {
  const [query, changeQuery] = useQuery();
  const [reach, setReach] = useState<AudiencePreview>();
  const [isCounting, setIsCounting] = useState(true);
  const asked = JSON.stringify(audience);
  // Of what is not said to its end nobody can be meant: that there is nobody would mislead.
  const isUnfinished = audienceGaps(audience, '').length > 0;
  useEffect(() => {
    if (isUnfinished) return;
    const mine = new AbortController();
    setIsCounting(true);
    const show = (preview: AudiencePreview | undefined) => {
      if (mine.signal.aborted) return;
      setReach(preview);
      setIsCounting(false);
    };
    const timer = setTimeout(() => {
      api.guides.previewAudience(audience, mine.signal).then(show, () => show(undefined));
    }, pauseMs);
    return () => {
      mine.abort();
      clearTimeout(timer);
    };
  }, [asked]);
  if (isUnfinished) return <p class="audience-reach note">{t(words.reachUnfinished)}</p>;
  if (!reach) return isCounting ? <Counting /> : null;
  if (!reach.hasUsers) {
    return (
      <p class="audience-reach note" role="status">
        {t(words.reachNoUsers)} <a href="/install">{t(words.howToSayWho)}</a>
      </p>
    );
  }
  const dependsOnPage = leavesOf<Condition>(audience).some(isPageCondition);
  return (
    <div
      class={classNames('audience-reach', isCounting && 'audience-reach--stale')}
      role="status"
      aria-busy={isCounting}
    >
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
            <li class="note audience-reach__more">
              <button class="linklike" type="button" onClick={() => changeQuery({ meant: 'all' })}>
                {t(words.andMore, reach.users - reach.sample.length)}
              </button>
            </li>
          )}
        </ul>
      )}
      {query.meant === 'all' && <MeantDialog key={asked} audience={audience} />}
    </div>
  );
}

const Counting = () => (
  <div class="audience-reach">
    <span class="row note">
      <Spinner /> {t(words.counting)}
    </span>
  </div>
);
