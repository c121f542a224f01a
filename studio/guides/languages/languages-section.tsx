import { Download, Plus, Trash2, Upload } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { type Locale, localeSchema } from '../../../shared/contract/text.ts';
import { type Translation, translationOf } from '../../../shared/draft/draft-texts.ts';
import { removeLocale } from '../../../shared/draft/edit-draft.ts';
import type { GuideModel } from '../../../shared/draft/guide-model.ts';
import { localesOf, pickLocale } from '../../../shared/rules/localize.ts';
import { type ListColumn, ListTable } from '../../list/list-table.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Select } from '../../ui/field.tsx';
import { formatShare, t } from '../../ui/i18n.ts';
import { Menu } from '../../ui/menu.tsx';
import { Notice } from '../../ui/notice.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { AddLanguageDialog } from '../language-picker.tsx';
import { offerUndo } from '../offer-undo.ts';
import { readCsv, writeCsv } from './csv-file.ts';
import { languageName } from './language-name.ts';
import { takeTexts } from './texts.ts';
import { words } from './words.ts';
import { readXliff, writeXliff } from './xliff-file.ts';

const buttonOf = (locale: Locale) => document.getElementById(`language-${locale}`);

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  /** Opens the content in this language. */
  onWrite: (locale: Locale) => void;
}

/** Which languages the guide speaks, how far each is, and files for those who translate. */
export function LanguagesSection({ model, guideId, onWrite }: Props) {
  const draft = model.draft.value;
  const { defaultLocale } = draft;
  const [isAdding, setAdding] = useState(false);
  const [fault, setFault] = useState<string>();
  const file = useRef<HTMLInputElement>(null);
  const locales = [...new Set([defaultLocale, ...localesOf(draft)])];
  const others = locales.filter((locale) => locale !== defaultLocale);
  const name = model.name.value;

  const take = async (chosen: File) => {
    setFault(undefined);
    try {
      const text = await chosen.text();
      const byLocale = /\.(xlf|xliff|xml)$/i.test(chosen.name) ? await readXliff(text) : await readCsv(text);
      const known = [...byLocale].filter(([locale]) => v.is(localeSchema, locale));
      if (known.length === 0) throw new Error(t(words.noLanguage));
      let next = model.draft.value;
      let taken = 0;
      const refused: string[] = [];
      for (const [locale, texts] of known) {
        const result = takeTexts(next, locale, texts);
        next = result.draft;
        taken += result.taken;
        refused.push(...result.refused);
      }
      model.edit('import-texts', () => next);
      offerUndo(model, t(words.taken, taken), () => null);
      if (refused.length > 0) setFault(t(words.refused, [...new Set(refused)].slice(0, 5).join(', ')));
    } catch (error) {
      setFault(`${t(words.unreadable)} ${(error as Error).message}`);
    }
  };

  const fallbackOf = ({ locale }: Pick<Translation, 'locale'>) => {
    if (locale === defaultLocale) return t(words.allOthers);
    const rest = locales.filter((each) => each !== locale);
    return languageName(pickLocale(rest, locale, defaultLocale));
  };

  const columns: ListColumn<Translation>[] = [
    {
      key: 'language',
      value: ({ locale }) => languageName(locale),
      header: t(words.language),
      cell: ({ locale }) => (
        <span class="row">
          <button id={`language-${locale}`} type="button" class="linklike" onClick={() => onWrite(locale)}>
            {languageName(locale)}
          </button>
          <span class="note mono">{locale}</span>
          {locale === defaultLocale && <Badge>{t(words.isDefault)}</Badge>}
        </span>
      ),
    },
    {
      key: 'done',
      value: ({ count, translated }) => (count === 0 ? 1 : translated / count),
      header: t(words.translated),
      align: 'end',
      cell: ({ count, translated }) => (
        <span class="number">
          {translated}/{count} <span class="note">{formatShare(count === 0 ? 1 : translated / count)}</span>
        </span>
      ),
    },
    {
      key: 'stale',
      value: ({ stale }) => stale,
      header: t(words.toCheck),
      definition: t(words.toCheckDefinition),
      align: 'end',
      cell: ({ stale }) => (stale > 0 ? <Badge tone="warn">{stale}</Badge> : <span class="soft">–</span>),
    },
    {
      key: 'fallback',
      header: t(words.fallback),
      definition: t(words.fallbackDefinition),
      isSecondary: true,
      value: fallbackOf,
      cell: fallbackOf,
    },
    {
      key: 'actions',
      header: '',
      align: 'end',
      width: 56,
      cell: ({ locale }) =>
        locale !== defaultLocale && (
          <IconButton
            icon={Trash2}
            size="small"
            label={t(words.remove, languageName(locale))}
            onClick={() => {
              model.edit('remove-language', (content) => removeLocale(content, locale));
              offerUndo(model, t(words.removed, languageName(locale)), () => buttonOf(locale));
            }}
          />
        ),
    },
  ];

  return (
    <div class="stack">
      <Card
        title={t(words.languages)}
        note={t(words.languagesNote)}
        isFlush
        actions={
          <Button icon={Plus} size="small" onClick={() => setAdding(true)}>
            {t(words.add)}
          </Button>
        }
      >
        <ListTable
          name="languages"
          more={{ code: ({ locale }) => locale }}
          label={t(words.languages)}
          columns={columns}
          rows={locales.map((locale) => translationOf(draft, locale))}
          rowKey={({ locale }) => locale}
        />
      </Card>
      <Card title={t(words.defaultLanguage)}>
        <div class="narrow">
          <Select
            label={t(words.defaultLanguage)}
            isLabelHidden
            hint={t(words.defaultLanguageHint)}
            value={defaultLocale}
            options={locales.map((value) => ({ value, label: languageName(value) }))}
            onChange={(value) =>
              model.edit('defaultLocale', (content) => ({ ...content, defaultLocale: value }))
            }
          />
        </div>
      </Card>
      <Card title={t(words.files)} note={t(words.filesNote)}>
        <div class="stack">
          <div class="row">
            <Button
              icon={Download}
              onClick={async () => saveFile(`${name}.csv`, 'text/csv', await writeCsv(draft, locales))}
            >
              {t(words.csvOut)}
            </Button>
            {others.length > 0 && (
              <Menu
                label={t(words.xliffOut)}
                items={others.map((locale) => ({
                  label: languageName(locale),
                  onSelect: () =>
                    saveFile(
                      `${name}.${locale}.xlf`,
                      'application/xliff+xml',
                      writeXliff(draft, locale, guideId),
                    ),
                }))}
                trigger={(attributes) => (
                  <Button icon={Download} {...attributes}>
                    {t(words.xliffOut)}
                  </Button>
                )}
              />
            )}
            <Button icon={Upload} onClick={() => file.current?.click()}>
              {t(words.fileIn)}
            </Button>
            <input
              ref={file}
              class="visually-hidden"
              type="file"
              tabIndex={-1}
              aria-label={t(words.fileIn)}
              accept=".csv,.xlf,.xliff,.xml"
              onChange={(event) => {
                const input = event.currentTarget;
                const [chosen] = input.files ?? [];
                if (chosen) void take(chosen);
                // The same file can be chosen again.
                input.value = '';
              }}
            />
          </div>
          {fault && <Notice tone="warn">{fault}</Notice>}
        </div>
      </Card>
      {isAdding && (
        <AddLanguageDialog
          onAdd={(added) => {
            setAdding(false);
            onWrite(added);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
