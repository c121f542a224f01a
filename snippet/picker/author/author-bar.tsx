import { languageName } from '../../../shared/rules/language-name.ts';
import { Button, Icon, icons } from '../button.tsx';
import { pickerWords } from '../picker-words.ts';
import { SessionOver } from '../session-over.tsx';
import { AddPanel, BlockChooser } from './add-panel.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState, Mode } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BranchPanel } from './branch-panel.tsx';
import { CardStrip } from './card-strip.tsx';
import { DoubtRow } from './doubt-row.tsx';
import { FeatureForm } from './feature-form.tsx';
import { HelpPanel } from './help-panel.tsx';
import { LanguagePanel } from './language-panel.tsx';
import { shortcuts, shortcutText } from './shortcuts.ts';
import { StepPanel } from './step-panel.tsx';
import { TaskPanel } from './task-panel.tsx';

export interface BarProps {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  on: {
    mode(mode: 'navigate' | 'pick' | 'pickFeature'): void;
    try(): void;
    stopTrying(): void;
    heat(): void;
    done(): void;
    close(): void;
    write(): void;
    /** The author has gone to this card. */
    open(id: string): void;
    goTo(url: string): void;
  };
}

/** The help points at nothing, and is drawn as it is. */
export const mayTry = ({ kind }: Pick<AuthorState['task']['guide'], 'kind'>): boolean => kind !== 'help';

/** Then the bar is as small as it can be, for there is to be seen what can be picked. */
const isPicking = (mode: Mode) => mode === 'pick' || mode === 'pickFeature';

/** The author's bar over the host app: what is edited, what is done in the page, and the steps. */
export function AuthorBar(props: BarProps) {
  const { state, words, on } = props;
  const { mode, end, edge } = state;
  const label = words.editing(state.model.name.value);
  return (
    <section
      class={`author ${mode.value === 'try' ? `trying ${state.trialEdge.value}` : edge.value}`}
      aria-label={label}
      lang={state.task.locale}
    >
      {state.left.value ? (
        <SessionOver work={state.left.value} words={pickerWords(state.task.locale)} onLeave={on.close} />
      ) : end.value ? (
        <div class="row" role="status">
          <strong>{words.finished}</strong>
          <span class="space" />
          <Button look="icon" label={words.close} onPress={on.close}>
            <Icon path={icons.cross} />
          </Button>
        </div>
      ) : mode.value === 'try' ? (
        <div class="row">
          <strong role="status">{words.trying(state.model.name.value)}</strong>
          <span class="space" />
          <Button look="primary" onPress={on.stopTrying}>
            {words.stopTrying}
          </Button>
        </div>
      ) : (
        <>
          <TopRow {...props} />
          <MiddleRow {...props} />
          {!state.isFolded.value && !isPicking(mode.value) && (
            <CardStrip {...props} onWrite={on.write} onOpen={on.open} />
          )}
        </>
      )}
    </section>
  );
}

function TopRow({ state, acts, words, on }: BarProps) {
  const { model, mode, locale, isFolded, edge, heat, panel, task } = state;
  const name = languageName(locale.value, task.locale);
  const mayPick = mayTry(task.guide);
  return (
    <div class="row">
      <span class="who">
        <strong title={model.name.value}>{model.name.value}</strong>
        <SaveState {...{ state, words }} />
      </span>
      {mayPick && (
        <fieldset class="modes" aria-label={words.pick}>
          <Button isPressed={!isPicking(mode.value)} shortcut="Escape" onPress={() => on.mode('navigate')}>
            {words.navigate}
          </Button>
          <Button isPressed={mode.value === 'pick'} shortcut={shortcuts.pick} onPress={() => on.mode('pick')}>
            {words.pick}
            <Keys of={shortcuts.pick} />
          </Button>
        </fieldset>
      )}
      <span class="space" />
      <Button
        label={words.languageOf(name)}
        isExpanded={panel.value === 'languages'}
        onPress={() => {
          panel.value = panel.value === 'languages' ? undefined : 'languages';
        }}
      >
        <Icon path={icons.globe} />
        <span class="language">{name}</span>
        <span class="code">{locale.value}</span>
      </Button>
      <span class="group">
        <Button
          look="icon"
          label={words.undo}
          shortcut="Control+Z"
          isBusy={!model.canUndo.value}
          onPress={acts.undo}
        >
          <Icon path={icons.undo} />
        </Button>
        <Button
          look="icon"
          label={words.redo}
          shortcut="Control+Y"
          isBusy={!model.canRedo.value}
          onPress={acts.redo}
        >
          <Icon path={icons.redo} />
        </Button>
        {task.modules && (
          <>
            <Button
              look="icon"
              label={words.tag}
              isPressed={mode.value === 'pickFeature' || panel.value === 'feature'}
              onPress={() => on.mode(mode.value === 'pickFeature' ? 'navigate' : 'pickFeature')}
            >
              <Icon path={icons.tag} />
            </Button>
            <Button look="icon" label={words.heat} isPressed={heat.value !== undefined} onPress={on.heat}>
              <Icon path={icons.flame} />
            </Button>
          </>
        )}
        <Button
          look="icon"
          label={words.move}
          onPress={() => {
            edge.value = edge.value === 'onBottom' ? 'onTop' : 'onBottom';
            state.keep();
          }}
        >
          <Icon path={icons.upDown} />
        </Button>
        <Button
          look="icon"
          label={isFolded.value ? words.unfold : words.fold}
          isExpanded={!isFolded.value}
          shortcut={shortcuts.steps}
          onPress={() => {
            isFolded.value = !isFolded.value;
            state.keep();
          }}
        >
          <Icon path={isFolded.value ? icons.up : icons.down} />
        </Button>
      </span>
      {mayPick && (
        <Button
          label={state.step.value ? words.tryIt : words.tryAll}
          shortcut={shortcuts.try}
          onPress={on.try}
        >
          <Icon path={icons.play} />
          <span class="wide">{state.step.value ? words.tryIt : words.tryAll}</span>
          <Keys of={shortcuts.try} />
        </Button>
      )}
      <Button look="primary" shortcut={shortcuts.done} onPress={on.done}>
        {words.done}
        <Keys of={shortcuts.done} />
      </Button>
    </div>
  );
}

/** Where there is room: whether it is seen changes with nothing, so that no button moves under a press. */
const Keys = ({ of }: { of: string }) => (
  <span class="keys" aria-hidden="true">
    {shortcutText(of)}
  </span>
);

function SaveState({ state: { model }, words }: Pick<BarProps, 'state' | 'words'>) {
  const saveState = model.saveState.value;
  if (saveState === 'failed') {
    return (
      <Button look="link" onPress={() => void model.save()}>
        {words.notSaved}
      </Button>
    );
  }
  const said = { saved: words.saved, unsaved: words.unsaved, saving: words.saving, conflict: words.unsaved };
  return (
    <span class={saveState === 'conflict' ? 'state bad' : 'state'} role="status">
      {said[saveState]}
    </span>
  );
}

/** One thing at a time: what has to be decided, what is being pointed at, or the selected step. */
function MiddleRow(props: BarProps) {
  const { state, acts, words, on } = props;
  const { mode, panel, said, heat, model } = state;
  if (model.saveState.value === 'conflict') {
    return (
      <div class="row notice" role="alert">
        <strong>{words.conflictTitle}</strong>
        <span class="help">{words.conflict}</span>
        <span class="space" />
        <Button onPress={() => void acts.takeTheirs()}>{words.takeTheirs}</Button>
        <Button onPress={() => void acts.keepMine()}>{words.keepMine}</Button>
      </div>
    );
  }
  if (isPicking(mode.value)) {
    return (
      <div class="row about">
        <span class="help" role="status">
          {mode.value === 'pick' ? words.howToPick : words.pickFeature}
        </span>
        <span class="space" />
        <Button onPress={() => on.mode('navigate')}>{words.cancel}</Button>
      </div>
    );
  }
  return (
    <>
      {panel.value === 'feature' && <FeatureForm {...props} />}
      {panel.value === 'add' && <AddPanel {...props} />}
      {panel.value === 'block' && <BlockChooser {...props} />}
      {panel.value === 'languages' && <LanguagePanel {...props} />}
      {panel.value === 'branches' && state.step.value && <BranchPanel {...props} step={state.step.value} />}
      {heat.value !== undefined && (
        <div class="row" role="status">
          <span class="help">{heatText(heat.value, words)}</span>
        </div>
      )}
      {said.value && (
        <div class="row" role="status">
          <span class="help">{said.value.text}</span>
          {said.value.canUndo && (
            <Button look="link" onPress={acts.undo}>
              {words.undo}
            </Button>
          )}
        </div>
      )}
      {panel.value === undefined && heat.value === undefined && !state.isFolded.value && (
        <>
          <DoubtRow {...props} />
          <SelectedPanel {...props} />
        </>
      )}
    </>
  );
}

function SelectedPanel(props: BarProps) {
  const { on } = props;
  const ways = { onPick: () => on.mode('pick'), onGoTo: on.goTo };
  const { checklist, help } = props.state.model.draft.value;
  if (checklist) return <TaskPanel {...props} {...ways} />;
  if (help) return <HelpPanel {...props} />;
  return <StepPanel {...props} {...ways} />;
}

function heatText(heat: NonNullable<AuthorState['heat']['value']>, words: AuthorWords): string {
  if (heat === 'reading') return words.readingHeat;
  if (heat === 'failed') return words.failed;
  const { uses, controls, days } = heat;
  return uses === 0 ? words.noHeat(days) : words.heatLegend(uses, controls, days);
}
