import { UserRound } from 'lucide';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { kindWords, placementWords } from '../../shared/rules/choice-words.ts';
import { decisionText } from '../../shared/rules/decision-text.ts';
import { type QueryChange, useQuery } from '../address.ts';
import type { ExplainedGuide, UserRow } from '../api.ts';
import { WithReferences } from '../references/references.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { formatList, formatWhen, locale, t } from '../ui/i18n.ts';
import { FaultsOf } from '../ui/loaded.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { FindUser } from './find-user.tsx';
import { languageName } from './languages/language-name.ts';
import { SeeAsModel, type SeeAsQuery } from './see-as-model.ts';
import { seeAsWords as words } from './see-as-words.ts';
import { SeenGuide, seenGuideId } from './seen-guide.tsx';
import { words as guideWords } from './words.ts';

/** What one user would see now, and why not the rest: decided by the functions that serve the host app. */
export function SeeAsPage() {
  const [address, changeAddress] = useQuery();
  const model = useModel(() => new SeeAsModel(address));
  useEffect(() => model.show(address), [address]);
  const query = model.query.value;
  const user = model.user.data.value;
  const explained = model.explained.data.value;
  const fault = model.user.error.value ?? model.explained.error.value;

  return (
    <Page
      title={user ? t(words.titleOf, user.name || user.id) : t(words.title)}
      note={t(words.note)}
      width="full"
      breadcrumb={[{ label: t(guideWords.guides), href: '/guides' }]}
      actions={
        query.user && (
          <Button icon={UserRound} onClick={() => changeAddress({ user: undefined, account: undefined })}>
            {t(words.anotherUser)}
          </Button>
        )
      }
    >
      <FaultsOf asked={[model.user, model.explained, model.reader]} />
      {query.draftOf && <Notice tone="info">{t(words.draftIsLive)}</Notice>}
      {query.user === undefined ? (
        <div class="see-as">
          <Card title={t(words.findUser)}>
            <FindUser
              onPick={({ id }) => {
                changeAddress({ user: id });
                // The list that had the keyboard is gone; what has come in its place is a page of its own.
                document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
              }}
            />
          </Card>
          <Card>
            <EmptyState icon={UserRound} title={t(words.pickUser)}>
              {t(words.pickUserText)}
            </EmptyState>
          </Card>
        </div>
      ) : (
        <div class="see-as">
          <div class="stack">
            <Where query={query} user={user} onChange={changeAddress} />
            <Card title={t(words.guides)} isFlush>
              {!explained && !fault && <Skeleton height={200} />}
              {explained?.guides.length === 0 && <p class="card__empty soft">{t(words.noGuides)}</p>}
              <ul class="verdict-list">
                {explained &&
                  draftFirst(explained.guides).map((guide) => (
                    <Verdict
                      key={guide.guideId}
                      guide={guide}
                      isCurrent={guide.guideId === model.guideId.value}
                      onSelect={() => {
                        changeAddress({ guide: guide.guideId });
                        showPicture();
                      }}
                    />
                  ))}
              </ul>
            </Card>
          </div>
          <WithReferences>
            <SeenGuide model={model} locale={explained?.locale} />
          </WithReferences>
        </div>
      )}
    </Page>
  );
}

/** Whoever asks about a draft reads its answer first; the others as they would start. */
const draftFirst = (guides: readonly ExplainedGuide[]) =>
  guides.toSorted((a, b) => Number(b.isDraft) - Number(a.isDraft));

/** On narrow screens it is below the list: whoever chose a guide there would not see that anything has come. */
function showPicture(): void {
  const picture = document.getElementById(seenGuideId);
  if (picture && picture.getBoundingClientRect().top > innerHeight / 2) picture.scrollIntoView();
}

interface WhereProps {
  query: SeeAsQuery;
  user: UserRow | undefined;
  onChange: (change: QueryChange) => void;
}

/** In which account, on which page, in which language. */
function Where({ query, user, onChange }: WhereProps) {
  const [page, setPage] = useState(query.page);
  useLayoutEffect(() => setPage(query.page), [query.page]);
  const go = () => onChange({ page: page === '/' ? undefined : page });
  const languages = ['en', 'zh-CN', 'fr', 'de', 'es', 'ja'];
  const chosen = query.language ?? '';
  return (
    <Card>
      <div class="field-row field-row--top">
        {user && user.accounts.length > 1 && (
          <Select
            label={t(words.account)}
            value={query.account ?? user.accounts[0]?.id ?? ''}
            options={user.accounts.map(({ id, name }) => ({ value: id, label: name || id }))}
            onChange={(account) => onChange({ account })}
          />
        )}
        <TextField
          label={t(words.page)}
          hint={t(words.pageHint)}
          value={page}
          onInput={setPage}
          onBlur={go}
          onEnter={go}
        />
        <Select
          label={t(words.language)}
          value={chosen}
          options={[
            { value: '', label: t(placementWords.auto) },
            ...[...new Set([...languages, ...(chosen ? [chosen] : [])])].map((value) => ({
              value,
              label: languageName(value),
            })),
          ]}
          onChange={(language) => onChange({ language: language || undefined })}
        />
      </div>
    </Card>
  );
}

interface VerdictProps {
  guide: ExplainedGuide;
  isCurrent: boolean;
  onSelect: () => void;
}

const Verdict = ({ guide, isCurrent, onSelect }: VerdictProps) => (
  <li>
    <button
      class="verdict-list__guide"
      type="button"
      aria-current={isCurrent || undefined}
      onClick={onSelect}
    >
      <span class="row row--apart">
        <strong>{guide.name}</strong>
        <span class="row">
          {guide.isDraft && <Badge tone="accent">{t(words.isDraft)}</Badge>}
          <Badge tone={guide.outcome === 'start' ? 'good' : 'neutral'} hasDot>
            {t(guide.outcome === 'start' ? words.starts : words.startsNot)}
          </Badge>
        </span>
      </span>
      <span class="soft">
        {t(kindWords[guide.kind])} · {decisionText(guide, locale.value, formatWhen)}
      </span>
      {guide.onPage.length > 0 && (
        <span class="note">
          {t(words.dependsOn)} {formatList(guide.onPage)}
        </span>
      )}
    </button>
  </li>
);
