import { Plus, X } from 'lucide';
import { useRef } from 'preact/hooks';
import type { Audience } from '../../shared/contract/audience.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { ConditionFields, type ConditionSubject } from './condition-fields.tsx';
import { type NewConditionKind, newCondition, pageKinds, personKinds } from './new-condition.ts';
import { conditionWords, words } from './words.ts';

/** Conditions joined in one way. */
export type Group = Extract<Audience, { conditions: Audience[] }>;
const isGroup = (audience: Audience): audience is Group => 'conditions' in audience;

const groupWords = { all: words.allOf, any: words.anyOf, none: words.noneOf };
const kindsFor = { people: [...personKinds, ...pageKinds], page: pageKinds };
const deepest = 3;

interface Props extends ConditionSubject {
  audience: Audience;
  /** `page`: only what the page knows at that moment. */
  about: keyof typeof kindsFor;
  /** Said while there is no condition. */
  emptyText: string;
  onChange: (group: Group) => void;
}

/** Who is meant, or in which situation: conditions joined by all, any and none of, nested at will. */
export function AudienceField({ audience, about, emptyText, onChange, ...subject }: Props) {
  const group: Group = isGroup(audience) ? audience : { type: 'all', conditions: [audience] };
  return (
    <GroupField
      {...subject}
      group={group}
      depth={0}
      kinds={kindsFor[about]}
      emptyText={emptyText}
      onChange={onChange}
    />
  );
}

interface GroupProps extends ConditionSubject {
  group: Group;
  depth: number;
  kinds: readonly NewConditionKind[];
  emptyText: string;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}

function GroupField({ group, depth, kinds, emptyText, onChange, onRemove, ...subject }: GroupProps) {
  const { conditions } = group;
  const rows = useRef<HTMLDivElement>(null);
  const add = (added: Audience) => {
    onChange({ ...group, conditions: [...conditions, added] });
    // Whoever adds a condition goes on in it.
    requestAnimationFrame(() =>
      rows.current?.lastElementChild?.querySelector<HTMLElement>('input, select, button')?.focus(),
    );
  };
  const replace = (index: number, next: Audience) =>
    onChange({ ...group, conditions: conditions.with(index, next) });
  const remove = (index: number) => onChange({ ...group, conditions: conditions.toSpliced(index, 1) });
  return (
    <fieldset class="audience-group">
      <legend class="visually-hidden">{t(groupWords[group.type])}</legend>
      {conditions.length === 0 && depth === 0 && <p class="soft">{emptyText}</p>}
      {(conditions.length > 0 || depth > 0) && (
        <div class="row row--apart">
          <Select
            label={t(words.groupMode)}
            isLabelHidden
            value={group.type}
            options={(['all', 'any', 'none'] as const).map((value) => ({
              value,
              label: t(groupWords[value]),
            }))}
            onChange={(type) => onChange({ ...group, type })}
          />
          {onRemove && <IconButton icon={X} size="small" label={t(words.removeGroup)} onClick={onRemove} />}
        </div>
      )}
      <div class="audience-group__rows" ref={rows}>
        {conditions.map((item, index) =>
          isGroup(item) ? (
            <GroupField
              {...subject}
              key={index}
              group={item}
              depth={depth + 1}
              kinds={kinds}
              emptyText={emptyText}
              onChange={(next) => replace(index, next)}
              onRemove={() => remove(index)}
            />
          ) : (
            <div class="audience-condition" key={index}>
              <ConditionFields {...subject} condition={item} onChange={(next) => replace(index, next)} />
              <IconButton
                icon={X}
                size="small"
                label={t(words.removeCondition)}
                onClick={() => remove(index)}
              />
            </div>
          ),
        )}
      </div>
      <div class="row">
        <Menu
          label={t(words.addCondition)}
          items={kinds.map((kind) => ({
            label: t(conditionWords[kind]),
            startsGroup: kind === 'device' && kinds.length > pageKinds.length,
            onSelect: () => add(newCondition(kind, () => crypto.randomUUID())),
          }))}
          trigger={(attributes) => (
            <Button size="small" icon={Plus} {...attributes}>
              {t(words.addCondition)}
            </Button>
          )}
        />
        {depth < deepest && (
          <Button size="small" look="quiet" icon={Plus} onClick={() => add({ type: 'any', conditions: [] })}>
            {t(words.addGroup)}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
