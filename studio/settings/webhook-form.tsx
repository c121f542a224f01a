import { useSignal } from '@preact/signals';
import { type NewsKind, newsKinds } from '../../shared/contract/news.ts';
import type { WebhookFormat, WebhookInput } from '../../shared/contract/webhook.ts';
import { ApiError, api, type Webhook } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Checkbox, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { words as uiWords } from '../ui/words.ts';
import { newsWords, words } from './webhook-words.ts';

interface Creation {
  /** With what the receiver checks signatures. */
  onCreated: (secret: string) => void;
  onClose: () => void;
}

/** For most it is a channel that is to hear of alerts and answers. */
export const CreateWebhook = ({ onCreated, onClose }: Creation) => (
  <WebhookForm
    title={t(words.newWebhook)}
    decision={t(words.create)}
    initial={{
      ...{ name: '', url: '', format: 'slack' },
      kinds: ['alert.opened', 'alert.resolved', 'response.recorded'],
    }}
    onDecide={async (input) => onCreated((await api.webhooks.create(input)).secret)}
    onClose={onClose}
  />
);

interface Edit {
  webhook: Webhook;
  onSaved: () => void;
  onClose: () => void;
}

/** What is on its way goes to the new address too; the secret stays. */
export const EditWebhook = ({ webhook, onSaved, onClose }: Edit) => (
  <WebhookForm
    title={t(words.editTitle, webhook.name)}
    decision={t(uiWords.save)}
    initial={webhook}
    onDecide={async (input) => {
      await api.webhooks.update(webhook.id, input);
      onSaved();
    }}
    onClose={onClose}
  />
);

interface WebhookFormProps {
  title: string;
  decision: string;
  initial: WebhookInput;
  onDecide: (input: WebhookInput) => Promise<void>;
  onClose: () => void;
}

function WebhookForm({ title, decision, initial, onDecide, onClose }: WebhookFormProps) {
  const name = useSignal(initial.name);
  const url = useSignal(initial.url);
  const format = useSignal<WebhookFormat>(initial.format);
  const kinds = useSignal<readonly NewsKind[]>(initial.kinds);
  const fault = useSignal<ApiError | null>(null);
  const isBusy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    fault.value = null;
    isBusy.value = true;
    try {
      await onDecide({
        ...{ name: name.value.trim(), url: url.value.trim() },
        ...{ format: format.value, kinds: [...kinds.value] },
      });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value = error;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button
            look="primary"
            type="submit"
            form="webhook-form"
            isBusy={isBusy.value}
            isDisabled={kinds.value.length === 0}
          >
            {decision}
          </Button>
        </>
      }
    >
      <form id="webhook-form" class="stack" onSubmit={submit}>
        <TextField
          label={t(words.name)}
          value={name.value}
          error={fault.value?.faultAt('name')}
          maxLength={120}
          isRequired
          hasAutoFocus
          onInput={(value) => {
            name.value = value;
          }}
        />
        <TextField
          label={t(words.url)}
          type="url"
          value={url.value}
          hint={t(words.urlHint)}
          error={
            fault.value?.faultAt('url') ?? (fault.value?.details.length === 0 ? fault.value.message : null)
          }
          isRequired
          onInput={(value) => {
            url.value = value;
          }}
        />
        <div class="field">
          <span class="field__label">{t(words.format)}</span>
          <SegmentedControl
            label={t(words.format)}
            value={format.value}
            options={[
              { value: 'slack', label: t(words.slack) },
              { value: 'json', label: t(words.json) },
            ]}
            onChange={(value) => {
              format.value = value;
            }}
          />
        </div>
        <fieldset class="settings__rights">
          <legend class="field__label">{t(words.kinds)}</legend>
          {newsKinds.map((kind) => (
            <Checkbox
              key={kind}
              label={t(newsWords[kind])}
              isChecked={kinds.value.includes(kind)}
              onChange={(isChecked) => {
                kinds.value = isChecked
                  ? [...kinds.value, kind]
                  : kinds.value.filter((other) => other !== kind);
              }}
            />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
