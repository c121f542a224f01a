import { AppWindow, MousePointerClick, Plus, Trash2, Zap } from 'lucide';
import { useState } from 'preact/hooks';
import type { TagRule } from '../../shared/contract/feature.ts';
import { PickElement } from '../picker/pick-element.tsx';
import { EventNameField } from '../references/reference-select.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { words } from './words.ts';

interface Props {
  rules: TagRule[];
  /** What is being tagged, shown in the app while picking. */
  subject: string;
  onChange: (rules: TagRule[]) => void;
}

/** How uses are recognised: clicks on an element, events the app sends, visits to a page. */
export function RuleFields({ rules, subject, onChange }: Props) {
  const [isPicking, setPicking] = useState(false);
  const add = (rule: TagRule) => onChange([...rules, rule]);
  return (
    <fieldset class="stack stack--tight">
      <legend class="field__label">{t(words.rules)}</legend>
      <p class="field__hint">{t(words.rulesHint)}</p>
      {rules.length === 0 && !isPicking && <p class="soft">{t(words.noRules)}</p>}
      {rules.map((rule, index) => (
        <div class="part" key={index}>
          <div class="part__head">
            <span class="note">{t(words[rule.type])}</span>
            <IconButton
              icon={Trash2}
              size="small"
              label={t(words.removeRule)}
              onClick={() => onChange(rules.toSpliced(index, 1))}
            />
          </div>
          <RuleField rule={rule} subject={subject} onChange={(next) => onChange(rules.with(index, next))} />
          {rule.type !== 'page' && (
            <OnPageField
              page={rule.page}
              onChange={(page) => {
                const { page: _, ...anywhere } = rule;
                onChange(rules.with(index, page === undefined ? anywhere : { ...rule, page }));
              }}
            />
          )}
        </div>
      ))}
      {isPicking && (
        <div class="part">
          <div class="part__head">
            <span class="note">{t(words.click)}</span>
            <IconButton
              icon={Trash2}
              size="small"
              label={t(words.removeRule)}
              onClick={() => setPicking(false)}
            />
          </div>
          <PickElement
            purpose="feature"
            subject={subject}
            target={undefined}
            onPick={(target) => {
              setPicking(false);
              add({ type: 'click', target });
            }}
          />
        </div>
      )}
      <div>
        <Menu
          label={t(words.addRule)}
          items={[
            { label: t(words.click), icon: MousePointerClick, onSelect: () => setPicking(true) },
            { label: t(words.event), icon: Zap, onSelect: () => add({ type: 'event', eventName: '' }) },
            { label: t(words.page), icon: AppWindow, onSelect: () => add({ type: 'page', pattern: '' }) },
          ]}
          trigger={(attributes) => (
            <Button size="small" icon={Plus} {...attributes}>
              {t(words.addRule)}
            </Button>
          )}
        />
      </div>
    </fieldset>
  );
}

interface RuleFieldProps {
  rule: TagRule;
  subject: string;
  onChange: (rule: TagRule) => void;
}

function RuleField({ rule, subject, onChange }: RuleFieldProps) {
  if (rule.type === 'click') {
    return (
      <PickElement
        purpose="feature"
        subject={subject}
        target={rule.target}
        onPick={(target) => onChange({ ...rule, target })}
      />
    );
  }
  if (rule.type === 'event') {
    return (
      <EventNameField
        label={t(words.eventName)}
        hint={t(words.eventNameHint)}
        value={rule.eventName}
        onChange={(eventName) => onChange({ ...rule, eventName })}
      />
    );
  }
  return (
    <TextField
      label={t(words.pattern)}
      hint={t(words.patternHint)}
      isMono
      value={rule.pattern}
      onInput={(pattern) => onChange({ type: 'page', pattern })}
    />
  );
}

/** Only where it happens on pages like this; undefined: anywhere. */
function OnPageField({
  page,
  onChange,
}: {
  page: string | undefined;
  onChange: (page: string | undefined) => void;
}) {
  if (page === undefined) {
    return (
      <div>
        <Button size="small" look="quiet" onClick={() => onChange('')}>
          {t(words.addPageCondition)}
        </Button>
      </div>
    );
  }
  return (
    <div class="row on-page">
      <TextField
        label={t(words.onPage)}
        hint={t(words.patternHint)}
        isMono
        hasAutoFocus={page === ''}
        value={page}
        maxLength={500}
        onInput={onChange}
      />
      <IconButton
        icon={Trash2}
        size="small"
        label={t(words.removePageCondition)}
        onClick={() => onChange(undefined)}
      />
    </div>
  );
}
