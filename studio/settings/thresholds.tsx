import { createModel, signal } from '@preact/signals';
import { RotateCcw, Search } from 'lucide';
import { useEffect } from 'preact/hooks';
import {
  thresholds as defined,
  type ThresholdDefinition,
  type ThresholdName,
  thresholdGroups,
} from '../../shared/contract/threshold.ts';
import { useQuery } from '../address.ts';
import { api, type Threshold } from '../api.ts';
import { words as listWords } from '../list/words.ts';
import { createResource } from '../resource.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { classNames } from '../ui/class-names.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { formatNumber, type Phrase, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { readThreshold, scaleOf, shownIn } from './read-threshold.ts';
import { words } from './words.ts';

/** By how heavy a danger they stand for. */
const weights = ['weightNone', 'weightLight', 'weightOrdinary', 'weightHigh'] as const;

const ThresholdsModel = createModel(() => {
  const thresholds = createResource(() => api.thresholds.list());
  /** As typed, of those that were touched. */
  const typed = signal<Partial<Record<ThresholdName, string>>>({});
  const isBusy = signal(false);
  return {
    thresholds,
    typed,
    isBusy,
    forget(name: ThresholdName) {
      const { [name]: _, ...rest } = typed.peek();
      typed.value = rest;
    },
    async save(changes: Partial<Record<ThresholdName, number | null>>) {
      isBusy.value = true;
      const sent = typed.peek();
      try {
        await api.thresholds.update(changes);
        // What is not among these, or was typed meanwhile, is still to be saved.
        typed.value = Object.fromEntries(
          Object.entries(typed.peek()).filter(
            ([name, text]) => !(name in changes) || text !== sent[name as ThresholdName],
          ),
        );
        thresholds.reload();
        toast(t(words.saved));
      } catch (error) {
        toastFault((error as Error).message);
      } finally {
        isBusy.value = false;
      }
    },
  };
});

/** The numbers that accounts are judged by. */
export function Thresholds() {
  const model = useModel(ThresholdsModel);
  const fault = model.thresholds.error.value;
  const list = model.thresholds.data.value?.thresholds;
  const typed = model.typed.value;
  const read = (list ?? []).map((threshold) => {
    const text = typed[threshold.name];
    return [threshold.name, text === undefined ? 'same' : readThreshold(threshold, text)] as const;
  });
  const changed = read.filter(([, value]) => value !== 'same');
  const wrong = read.filter(([, value]) => value === 'wrong').map(([name]) => name);
  useUnsaved(changed.length > 0);
  const [{ search = '' }, changeQuery] = useQuery();
  const isChanged = (name: ThresholdName) => changed.some(([each]) => each === name);
  const found = list?.filter(
    // What was typed stays in sight.
    ({ name }) => typed[name] !== undefined || isNamed(name, search.trim()),
  );
  const isLoaded = list !== undefined;
  useEffect(() => {
    // Other pages link to one of them.
    focusOn(location.hash.slice(1));
  }, [isLoaded]);
  if (fault) return <LoadFault error={fault} onRetry={model.thresholds.reload} />;
  return (
    <Card title={t(words.thresholds)} note={t(words.thresholdsText)}>
      {list ? (
        <div class="stack">
          <SearchField
            label={t(listWords.searchIn, t(words.thresholds))}
            placeholder={t(uiWords.search)}
            value={search}
            onSearch={(text) => changeQuery({ search: text })}
          />
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (wrong[0]) focusOn(wrong[0]);
              else void model.save(Object.fromEntries(changed));
            }}
          >
            {found?.length === 0 && (
              <EmptyState
                icon={Search}
                title={t(listWords.noneFound)}
                actions={
                  <Button onClick={() => changeQuery({ search: undefined })}>{t(listWords.showAll)}</Button>
                }
              />
            )}
            {thresholdGroups
              .filter((group) => found?.some(({ name }) => defined[name].group === group))
              .map((group) => (
                <section key={group} class="threshold-group">
                  <h3>{t(words[`group_${group}`])}</h3>
                  {group === 'advice' && <p class="note">{t(words.adviceText)}</p>}
                  <ul class="thresholds">
                    {found
                      ?.filter(({ name }) => defined[name].group === group)
                      .map((threshold) => (
                        <Item
                          key={threshold.name}
                          threshold={threshold}
                          text={typed[threshold.name] ?? shownIn(threshold, threshold.value)}
                          isWrong={wrong.includes(threshold.name)}
                          isChanged={isChanged(threshold.name)}
                          onInput={(text) => {
                            model.typed.value = { ...model.typed.peek(), [threshold.name]: text };
                          }}
                          onReset={() => {
                            model.forget(threshold.name);
                            if (threshold.value !== threshold.default)
                              void model.save({ [threshold.name]: null });
                          }}
                        />
                      ))}
                  </ul>
                </section>
              ))}
            <div class={classNames('row thresholds__save', changed.length > 0 && 'thresholds__save--asked')}>
              <Button
                look="primary"
                type="submit"
                isBusy={model.isBusy.value}
                isDisabled={changed.length === 0}
              >
                {t(uiWords.save)}
              </Button>
            </div>
          </form>
        </div>
      ) : (
        <Skeleton height={320} />
      )}
    </Card>
  );
}

/** Within its group: the group says the rest. */
const shortOf = (name: ThresholdName): Phrase => {
  const { short, meaning }: ThresholdDefinition = defined[name];
  return short ?? meaning;
};

const isNamed = (name: ThresholdName, search: string) =>
  t(defined[name].meaning).toLocaleLowerCase().includes(search.toLocaleLowerCase());

const focusOn = (name: string) =>
  document.getElementById(name)?.querySelector<HTMLElement>('input, select')?.focus();

interface ValueProps {
  threshold: Threshold;
  text: string;
  /** It is no number within the bounds. */
  isWrong: boolean;
  onInput: (text: string) => void;
}

/** A threshold with its default, where this comes from, and the field to change it. */
function Item({ onReset, isChanged, ...value }: ValueProps & { isChanged: boolean; onReset: () => void }) {
  const { threshold } = value;
  return (
    <li id={threshold.name} class="threshold">
      <span class="two-lines">
        <span>{t(shortOf(threshold.name))}</span>
        <span class="note">
          {t(
            words.thresholdDefault,
            threshold.unit === 'weight'
              ? t(words[weights[threshold.default]!])
              : `${formatNumber(threshold.default * scaleOf(threshold))} ${unitOf(threshold, threshold.default)}`,
          )}
          {' · '}
          {t(threshold.source === 'method' ? words.ofMethod : words.ownChoice)}
        </span>
      </span>
      <span class="threshold__value">
        <Value {...value} />
        <IconButton
          icon={RotateCcw}
          size="small"
          label={t(words.useDefault)}
          isDisabled={threshold.value === threshold.default && !isChanged}
          onClick={onReset}
        />
      </span>
    </li>
  );
}

function Value({ threshold, text, isWrong, onInput }: ValueProps) {
  const label = t(defined[threshold.name].meaning);
  if (threshold.unit === 'weight') {
    return (
      <span class="threshold__weight">
        <Select
          label={label}
          isLabelHidden
          value={text}
          options={weights.map((weight, index) => ({ value: String(index), label: t(words[weight]) }))}
          onChange={onInput}
        />
      </span>
    );
  }
  return (
    <>
      <TextField
        label={label}
        isLabelHidden
        value={text}
        error={
          isWrong
            ? t(words.numberWithin, shownIn(threshold, threshold.min), shownIn(threshold, threshold.max))
            : undefined
        }
        onInput={onInput}
      />
      <span class="note">{unitOf(threshold, Number(text))}</span>
    </>
  );
}

const unitOf = ({ name }: Threshold, value: number) => t(words[`unit_${defined[name].unit}`], value);
