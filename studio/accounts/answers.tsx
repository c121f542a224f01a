import { Download, Search } from 'lucide';
import { useQuery } from '../address.ts';
import { api } from '../api.ts';
import { offsetOfList, searchOfList, sortOfList } from '../list/list-address.ts';
import { fewestToSearch } from '../list/list-table.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { FaultsOf, hasFault } from '../ui/loaded.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type AccountState, answerList, askOfAnswers, pageSize } from './account-model.ts';
import { AnswerList } from './answer-list.tsx';
import { RoleScores } from './role-scores.tsx';
import { words } from './words.ts';

/** What the account's people answered: searched, ordered and exported as the address says. */
export function Answers({ model }: { model: AccountState }) {
  const [, changeQuery] = useQuery();
  const page = model.answers.data.value;
  const asked = model.answersAsked.value;
  const isChosen = asked.search !== '' || asked.sort !== undefined;
  return (
    <div class="stack">
      <RoleScores accountId={model.id.value} />
      <FaultsOf asked={[model.answers]} />
      {!hasFault(model.answers) && (
        <Card
          title={t(words.answersN)}
          isFlush
          actions={
            page &&
            page.total > 0 && (
              <Button
                size="small"
                look="quiet"
                icon={Download}
                href={api.accounts.responsesCsvUrl(model.id.value, askOfAnswers(asked))}
                download="answers.csv"
              >
                {t(words.exportCsv)}
              </Button>
            )
          }
        >
          {(isChosen || (page?.total ?? 0) >= fewestToSearch) && (
            <div class="toolbar">
              <SearchField
                label={t(words.searchAnswers)}
                value={asked.search}
                onSearch={(text) => changeQuery(searchOfList(answerList, text))}
              />
              <Select
                label={t(words.order)}
                isLabelHidden
                value={asked.sort === undefined ? 'desc' : asked.order}
                options={[
                  { value: 'desc', label: t(words.newestFirst) },
                  { value: 'asc', label: t(words.oldestFirst) },
                ]}
                onChange={(order) =>
                  changeQuery(
                    order === 'asc'
                      ? sortOfList(answerList, 'answered', 'asc')
                      : { [`${answerList}-sort`]: undefined, [`${answerList}-offset`]: undefined },
                  )
                }
              />
            </div>
          )}
          {page?.total === 0 && asked.search !== '' ? (
            <EmptyState
              icon={Search}
              title={t(words.noAnswerFound)}
              actions={
                <Button onClick={() => changeQuery(searchOfList(answerList, ''))}>{t(words.showAll)}</Button>
              }
            />
          ) : (
            <AnswerList responses={page?.responses} />
          )}
          {page && (
            <Pagination
              offset={asked.offset}
              limit={pageSize}
              total={page.total}
              onMove={(offset) => changeQuery(offsetOfList(answerList, offset))}
            />
          )}
        </Card>
      )}
    </div>
  );
}
