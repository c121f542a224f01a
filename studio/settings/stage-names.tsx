import { createModel, signal } from '@preact/signals';
import { type Stage, stages } from '../../shared/contract/account.ts';
import type { StageNames as Names } from '../../shared/contract/stage-names.ts';
import { api } from '../api.ts';
import { session } from '../session.ts';
import { usualStageName } from '../stage-name.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { words } from './words.ts';

const StageNamesModel = createModel(() => {
  const typed = signal<Names>(session.value?.workspace.stageNames ?? {});
  const isBusy = signal(false);
  return {
    typed,
    isBusy,
    type(stage: Stage, name: string) {
      typed.value = { ...typed.value, [stage]: name };
    },
    async save() {
      isBusy.value = true;
      try {
        const given = Object.entries(typed.value).filter(([, name]) => name.trim() !== '');
        const { names } = await api.stageNames.rename(Object.fromEntries(given));
        if (session.value) {
          const { workspace } = session.value;
          session.value = { ...session.value, workspace: { ...workspace, stageNames: names } };
        }
        typed.value = names;
        toast(t(words.saved));
      } catch (error) {
        toastFault((error as Error).message);
      } finally {
        isBusy.value = false;
      }
    },
  };
});

/** What the workspace calls the stages of an account's life. */
export function StageNames() {
  const model = useModel(StageNamesModel);
  const names = session.value?.workspace.stageNames ?? {};
  useUnsaved(stages.some((stage) => (model.typed.value[stage] ?? '').trim() !== (names[stage] ?? '')));
  return (
    <Card title={t(words.stageNames)} note={t(words.stageNamesText)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void model.save();
        }}
      >
        <div class="stage-names">
          {stages.map((stage) => (
            <TextField
              key={stage}
              label={usualStageName(stage)}
              placeholder={usualStageName(stage)}
              value={model.typed.value[stage] ?? ''}
              maxLength={30}
              onInput={(name) => model.type(stage, name)}
            />
          ))}
        </div>
        <div class="row">
          <Button type="submit" isBusy={model.isBusy.value}>
            {t(uiWords.save)}
          </Button>
        </div>
      </form>
    </Card>
  );
}
