import { ArrowDown, ArrowUp, EllipsisVertical, Pencil, Plus, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { classNames } from '../ui/class-names.ts';
import { ConfirmDialog, Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { words as uiWords } from '../ui/words.ts';
import type { Catalogue } from './features-model.ts';
import { words } from './words.ts';

interface Props {
  model: Catalogue;
  selected: number | 'none' | undefined;
  onSelect: (module: string | undefined) => void;
}

type Editing = { module: { id: number; name: string } | undefined };

/** The modules of the host app with the number of their features; a press shows only these. */
export function ModuleTree({ model, selected, onSelect }: Props) {
  const [editing, setEditing] = useState<Editing>();
  const [removing, setRemoving] = useState<{ id: number; name: string }>();
  const all = model.features.value;
  const features = all ?? [];
  const modules = model.modules.value;
  const countOf = (moduleId: number | null) => features.filter((each) => each.moduleId === moduleId).length;
  const withoutModule = countOf(null);

  return (
    <Card
      title={t(words.modules)}
      actions={
        <IconButton
          icon={Plus}
          size="small"
          label={t(words.newModule)}
          onClick={() => setEditing({ module: undefined })}
        />
      }
    >
      <ul class="modules">
        <Branch
          name={t(words.allModules)}
          count={all?.length}
          isSelected={selected === undefined}
          onSelect={() => onSelect(undefined)}
        />
        {modules.map((module, index) => (
          <Branch
            key={module.id}
            name={module.name}
            count={all && countOf(module.id)}
            isSelected={selected === module.id}
            onSelect={() => onSelect(String(module.id))}
          >
            <Menu
              label={module.name}
              align="end"
              items={[
                { label: t(words.rename), icon: Pencil, onSelect: () => setEditing({ module }) },
                {
                  label: t(words.moveUp),
                  icon: ArrowUp,
                  isDisabled: index === 0,
                  onSelect: () => void model.moveModule(module.id, -1),
                },
                {
                  label: t(words.moveDown),
                  icon: ArrowDown,
                  isDisabled: index === modules.length - 1,
                  onSelect: () => void model.moveModule(module.id, 1),
                },
                {
                  label: t(words.removeModule),
                  icon: Trash2,
                  isDanger: true,
                  startsGroup: true,
                  onSelect: () => setRemoving(module),
                },
              ]}
              trigger={(attributes) => (
                <IconButton
                  icon={EllipsisVertical}
                  size="small"
                  label={t(words.moduleActions, module.name)}
                  {...attributes}
                />
              )}
            />
          </Branch>
        ))}
        {withoutModule > 0 && (
          <Branch
            name={t(words.withoutModule)}
            count={withoutModule}
            isSelected={selected === 'none'}
            onSelect={() => onSelect('none')}
          />
        )}
      </ul>
      {editing && <NameDialog model={model} editing={editing} onClose={() => setEditing(undefined)} />}
      {removing && (
        <ConfirmDialog
          title={t(words.removeModuleTitle, removing.name)}
          confirmLabel={t(words.removeModule)}
          isDangerous
          onConfirm={async () => {
            await model.removeModule(removing.id);
            if (selected === removing.id) onSelect(undefined);
            setRemoving(undefined);
          }}
          onClose={() => setRemoving(undefined)}
        >
          {t(words.removeModuleText)}
        </ConfirmDialog>
      )}
    </Card>
  );
}

interface BranchProps {
  name: string;
  /** Undefined: not known yet. */
  count: number | undefined;
  isSelected: boolean;
  onSelect: () => void;
  children?: ComponentChildren;
}

const Branch = ({ name, count, isSelected, onSelect, children }: BranchProps) => (
  <li class={classNames('modules__item', isSelected && 'modules__item--selected')}>
    <button class="modules__name" type="button" aria-pressed={isSelected} onClick={onSelect}>
      <span>{name}</span>
      <span class="note number">{count === undefined ? '\u00a0' : formatNumber(count)}</span>
    </button>
    {children}
  </li>
);

function NameDialog({
  model,
  editing: { module },
  onClose,
}: {
  model: Catalogue;
  editing: Editing;
  onClose: () => void;
}) {
  const [name, setName] = useState(module?.name ?? '');
  const [fault, setFault] = useState<string>();
  const save = async (event: Event) => {
    event.preventDefault();
    if (name.trim() === '') return setFault(t(words.moduleNameNeeded));
    try {
      await (module ? model.renameModule(module.id, name.trim()) : model.addModule(name.trim()));
      onClose();
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <Dialog
      title={module ? t(words.renameModule, module.name) : t(words.newModule)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button type="submit" form="module" look="primary">
            {t(uiWords.save)}
          </Button>
        </>
      }
    >
      <form id="module" class="stack" noValidate onSubmit={save}>
        <TextField
          label={t(module ? words.name : words.moduleName)}
          value={name}
          maxLength={120}
          hasAutoFocus
          onInput={setName}
        />
        {fault && <Notice tone="danger">{fault}</Notice>}
      </form>
    </Dialog>
  );
}
