import { createModel, signal } from '@preact/signals';
import { ApiError, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextArea } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Loaded } from '../ui/loaded.tsx';
import { toast } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { words } from './words.ts';

const originsIn = (text: string) => text.split(/\s+/).filter(Boolean);

const OriginsModel = createModel(() => {
  const text = signal('');
  const fault = signal('');
  const stored = createResource(async () => {
    const { origins } = await api.keys.origins();
    text.value = origins.join('\n');
    return { origins };
  });
  return {
    text,
    fault,
    stored,
    async save() {
      fault.value = '';
      try {
        await api.keys.updateOrigins(originsIn(text.peek()));
        toast(t(words.saved));
        stored.reload();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fault.value = error.details[0]?.message ?? error.message;
      }
    },
  };
});

/** Which pages the selected environment's public key is for. */
export function AllowedOrigins() {
  const model = useModel(OriginsModel);
  const stored = model.stored.data.value;
  useUnsaved(stored !== undefined && originsIn(model.text.value).join() !== stored.origins.join());
  if (!stored)
    return (
      <Card title={t(words.origins)}>
        <Loaded of={model.stored} height={160}>
          {() => null}
        </Loaded>
      </Card>
    );
  return (
    <Card title={t(words.origins)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void model.save();
        }}
      >
        <TextArea
          label={t(words.origins)}
          isLabelHidden
          hint={t(words.originsText)}
          value={model.text.value}
          error={model.fault.value}
          isMono
          onInput={(value) => {
            model.text.value = value;
          }}
        />
        <div class="row">
          <Button type="submit">{t(words.saveOrigins)}</Button>
        </div>
      </form>
    </Card>
  );
}
