import { createModel, signal } from '@preact/signals';
import type { EventSettings } from '../../shared/contract/event-settings.ts';
import { ApiError, api } from '../api.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { TextArea, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { toast } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { words } from './event-words.ts';
import { words as settingsWords } from './words.ts';

const domainsIn = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean);

const IntakeModel = createModel((settings: EventSettings) => {
  const perMinute = signal(settings.eventsPerMinute === null ? '' : String(settings.eventsPerMinute));
  const retention = signal(String(settings.retentionDays));
  const domains = signal(settings.internalDomains.join('\n'));
  const isBusy = signal(false);
  /** By the field that the server finds at fault. */
  const faults = signal<Record<string, string>>({});
  return {
    perMinute,
    retention,
    domains,
    isBusy,
    faults,
    isChanged: (from: EventSettings) =>
      perMinute.value.trim() !== String(from.eventsPerMinute ?? '') ||
      retention.value.trim() !== String(from.retentionDays) ||
      domainsIn(domains.value).join() !== from.internalDomains.join(),
    async save(onChange: () => void) {
      isBusy.value = true;
      faults.value = {};
      try {
        await api.events.update({
          eventsPerMinute: perMinute.peek().trim() === '' ? null : Number(perMinute.peek()),
          retentionDays: Number(retention.peek()),
          internalDomains: domainsIn(domains.peek()),
        });
        toast(t(settingsWords.saved));
        onChange();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        faults.value = Object.fromEntries(
          error.details.map(({ path, message }) => [path.split('.')[0]!, message]),
        );
      } finally {
        isBusy.value = false;
      }
    },
  };
});

/** How many events are taken, how long they are kept, and who is left out of metrics. */
export function IntakeCard({ settings, onChange }: { settings: EventSettings; onChange: () => void }) {
  const model = useModel(() => new IntakeModel(settings));
  const faults = model.faults.value;
  const isLocked = !may('settings.write');
  useUnsaved(model.isChanged(settings));
  return (
    <Card title={t(words.intake)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void model.save(onChange);
        }}
      >
        <div class="columns">
          <TextField
            type="number"
            label={t(words.perMinute)}
            hint={t(words.perMinuteHint)}
            value={model.perMinute.value}
            error={faults.eventsPerMinute}
            isDisabled={isLocked}
            onInput={(value) => {
              model.perMinute.value = value;
            }}
          />
          <TextField
            type="number"
            label={t(words.retention)}
            hint={t(words.retentionHint)}
            value={model.retention.value}
            error={faults.retentionDays}
            isDisabled={isLocked}
            onInput={(value) => {
              model.retention.value = value;
            }}
          />
        </div>
        <TextArea
          label={t(words.domains)}
          hint={t(words.domainsHint)}
          value={model.domains.value}
          error={faults.internalDomains}
          isMono
          onInput={(value) => {
            model.domains.value = value;
          }}
        />
        {!isLocked && (
          <div class="row">
            <Button look="primary" type="submit" isBusy={model.isBusy.value}>
              {t(uiWords.save)}
            </Button>
          </div>
        )}
      </form>
    </Card>
  );
}
