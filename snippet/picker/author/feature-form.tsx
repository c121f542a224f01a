import { useRef, useState } from 'preact/hooks';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BarInput } from './bar-input.tsx';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

/** Names what was pointed at as a feature, with what that would count. */
export function FeatureForm({ state, acts, words }: Props) {
  const [name, setName] = useState('');
  const module = useRef<HTMLSelectElement>(null);
  const isCore = useRef<HTMLInputElement>(null);
  const feature = state.feature.value;
  if (!feature) return null;
  const { matches } = feature;
  const make = () => {
    const given = name.trim();
    if (!given) return;
    const moduleId = Number(module.current?.value) || null;
    void acts.makeFeature({ name: given, moduleId, isCore: isCore.current?.checked ?? false });
  };
  return (
    <section class="panel" aria-label={words.tag}>
      <div class="head">
        <span>{feature.name}</span>
        <span class="state" role="status">
          {matches === undefined && words.counting}
          {matches === 'failed' && words.failed}
          {typeof matches === 'object' && words.matches(matches.uses, matches.users, matches.accounts)}
        </span>
      </div>
      <div class="row">
        <BarInput
          label={words.featureName}
          maxLength={120}
          value={name}
          hasFocus
          onInput={setName}
          onEnter={make}
        />
        <label>
          {words.module}
          <select ref={module}>
            <option value="">{words.noModule}</option>
            {state.task.modules?.map(({ id, name: called }) => (
              <option key={id} value={id}>
                {called}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input type="checkbox" ref={isCore} />
          {words.isCore}
        </label>
        <span class="space" />
        {feature.isFailed && (
          <span class="bad" role="alert">
            {words.notTagged}
          </span>
        )}
        <Button
          onPress={() => {
            state.feature.value = undefined;
            state.panel.value = undefined;
          }}
        >
          {words.cancel}
        </Button>
        <Button look="primary" isBusy={feature.isSending || name.trim() === ''} onPress={make}>
          {words.createFeature}
        </Button>
      </div>
    </section>
  );
}
