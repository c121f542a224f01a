import { Radio, Square } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { TagRule } from '../../shared/contract/feature.ts';
import { api, type TagHit } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { EntrySketch } from './entry-sketch.tsx';
import { words } from './words.ts';

const askEveryMs = 2000;
/** Whoever forgets to end it is not asked for ever. */
const longestMs = 10 * 60_000;
const maxShown = 20;

/** Test mode: what meets the rules is shown as it comes in, before anything is saved. */
export function LiveHits({ rules }: { rules: TagRule[] }) {
  const [isOn, setOn] = useState(false);
  const [hits, setHits] = useState<TagHit[]>([]);
  const [fault, setFault] = useState<string>();
  const asked = JSON.stringify(rules);

  useEffect(() => {
    if (!isOn) return;
    setHits([]);
    setFault(undefined);
    let after: string | undefined;
    let isOver = false;
    const startedAt = Date.now();
    const ask = async () => {
      if (Date.now() - startedAt > longestMs) return setOn(false);
      if (document.visibilityState !== 'visible') return;
      try {
        const answer = await api.features.watchTag(rules, after);
        if (isOver) return;
        after ??= answer.until;
        setFault(undefined);
        setHits(answer.hits.slice(0, maxShown));
      } catch (error) {
        if (!isOver) setFault((error as Error).message);
      }
    };
    void ask();
    const timer = setInterval(ask, askEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [isOn, asked]);

  return (
    <section class="stack stack--tight" aria-label={t(words.testMode)}>
      <div class="row row--apart">
        <h3>{t(words.testMode)}</h3>
        <Button size="small" icon={isOn ? Square : Radio} onClick={() => setOn(!isOn)}>
          {t(isOn ? words.stopTest : words.startTest)}
        </Button>
      </div>
      <p class="note">{t(words.testModeHint)}</p>
      {fault && <Notice tone="warn">{fault}</Notice>}
      <div role="log" aria-live="polite">
        {isOn && hits.length === 0 && <p class="soft">{t(words.waitingForHits)}</p>}
        <ul class="hits">
          {hits.map((hit) => (
            <li class="hits__item" key={hit.id}>
              <EntrySketch entry={hit.entry} path={hit.path} />
              <span class="note">
                {[
                  hit.isAnonymous ? t(words.visitor) : hit.userName,
                  hit.accountName,
                  formatDate(hit.at, { timeStyle: 'medium' }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
