import type { GuideKind, Trigger } from '../../shared/contract/guide.ts';
import { triggerWords } from '../../shared/rules/choice-words.ts';
import { TargetField } from '../picker/target-field.tsx';
import { EventNameField } from '../references/reference-select.tsx';
import { environment } from '../session.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { NumberField } from '../ui/number-field.tsx';
import { PageRuleFields } from './page-rule-fields.tsx';
import { settingWords } from './setting-words.ts';

/** The trigger of another sort, with the pages and the delay that were chosen. */
function withOn({ delaySeconds, pages }: Trigger, on: Trigger['on']): Trigger {
  const common = { delaySeconds, pages };
  switch (on) {
    case 'elementAppears':
    case 'elementClicked':
      return { on, ...common };
    case 'eventTracked':
      return { on, eventName: '', ...common };
    case 'inactivity':
      return { on, seconds: 30, ...common };
    default:
      return { on, ...common };
  }
}

interface Props {
  kind: GuideKind;
  guideId: string;
  /** The guide's name, said while an element is picked. */
  name: string;
  trigger: Trigger;
  onChange: (field: string, trigger: Trigger) => void;
}

/** What makes the guide start, on which pages, after which wait; and how it is started by hand. */
export function TriggerFields({ kind, guideId, name, trigger, onChange }: Props) {
  const isManual = trigger.on === 'manual';
  return (
    <div class="stack">
      <Select
        label={t(settingWords.trigger)}
        isLabelHidden
        value={trigger.on}
        options={(Object.keys(triggerWords) as Trigger['on'][]).map((value) => ({
          value,
          label: t(triggerWords[value]),
        }))}
        onChange={(on) => onChange('trigger', withOn(trigger, on))}
      />
      {(trigger.on === 'elementAppears' || trigger.on === 'elementClicked') && (
        <TargetField
          purpose="step"
          subject={name}
          target={trigger.target}
          onPick={(target) => onChange('trigger.target', { ...trigger, target })}
        />
      )}
      {trigger.on === 'eventTracked' && (
        <EventNameField
          label={t(settingWords.eventName)}
          value={trigger.eventName}
          onChange={(eventName) => onChange('trigger.event', { ...trigger, eventName })}
        />
      )}
      {trigger.on === 'inactivity' && (
        <NumberField
          label={t(settingWords.inactiveSeconds)}
          min={5}
          max={3600}
          isWhole
          value={trigger.seconds}
          onChange={(seconds) => onChange('trigger.seconds', { ...trigger, seconds })}
        />
      )}
      {!isManual && (
        <>
          <PageRuleFields
            rule={trigger.pages}
            onChange={(pages) => onChange('pages', { ...trigger, pages })}
          />
          <NumberField
            label={t(settingWords.delay)}
            min={0}
            max={600}
            value={trigger.delaySeconds}
            onChange={(delaySeconds) => onChange('delay', { ...trigger, delaySeconds })}
          />
        </>
      )}
      <details class="more" open={isManual}>
        <summary>{t(settingWords.startByHand)}</summary>
        <div class="stack">
          <p class="note">
            {t(kind === 'help' ? settingWords.openHelpByHand : settingWords.startByHandNote)}
          </p>
          <div class="field">
            <span class="field__label">{t(settingWords.startByCall)}</span>
            <CopyField
              label={t(settingWords.startByCall)}
              text={kind === 'help' ? 'cairn.openHelp()' : `cairn.start('${guideId}')`}
            />
          </div>
          {kind !== 'help' && (
            <div class="field">
              <span class="field__label">{t(settingWords.startByLink)}</span>
              <CopyField
                label={t(settingWords.startByLink)}
                text={permalink(environment.value?.app.url, guideId)}
              />
            </div>
          )}
        </div>
      </details>
    </div>
  );
}

/** An address of the host app that starts the guide, whatever page it is put on. */
const permalink = (appUrl = '', guideId: string) => `${appUrl.replace(/\/$/, '')}/#cairn-start=${guideId}`;
