import type { Checklist } from '../../../shared/contract/checklist.ts';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Help } from '../../../shared/contract/help.ts';
import { updateChecklist, updateTask } from '../../../shared/draft/edit-checklist.ts';
import type { AuthorWords } from './author-words.ts';
import { plainField, standIn, type TextField, type WrittenIn } from './text-field.ts';

/** The texts of a drawn checklist, with the elements that show them. */
export function checklistFields(
  root: ParentNode,
  { title, launcher, items }: Checklist,
  language: WrittenIn,
  words: AuthorWords,
): TextField[] {
  return [
    ...plainField(language, {
      ...{ key: 'title', element: root.querySelector('#title'), value: title, placeholder: words.toWrite },
      put: (draft, text) => updateChecklist(draft, { title: text }),
    }),
    ...items.flatMap(({ id, label, hint = { byLocale: {} } }) => [
      ...plainField(language, {
        ...{ key: `${id}.label`, element: root.querySelector(`#label-${CSS.escape(id)}`) },
        ...{ value: label, placeholder: words.toDo },
        put: (draft, text) => updateTask(draft, id, { label: text }),
      }),
      ...plainField(language, {
        ...{ key: `${id}.hint`, element: root.querySelector(`#more-${CSS.escape(id)} p`) },
        ...{ value: hint, placeholder: words.hint },
        put: (draft, text) =>
          updateTask(draft, id, { hint: Object.keys(text.byLocale).length ? text : undefined }),
      }),
    ]),
    ...launcherField(root, launcher, language, words, (draft, label) =>
      draft.checklist ? updateChecklist(draft, { launcher: { ...draft.checklist.launcher, label } }) : draft,
    ),
  ];
}

/** The texts of the drawn help that are its own; what it lists has its names elsewhere. */
export function helpFields(
  root: ParentNode,
  { title, launcher }: Help,
  language: WrittenIn,
  words: AuthorWords,
): TextField[] {
  const put = (draft: GuideContent, part: (help: Help) => Partial<Help>): GuideContent =>
    draft.help ? { ...draft, help: { ...draft.help, ...part(draft.help) } } : draft;
  return [
    ...plainField(language, {
      ...{ key: 'title', element: root.querySelector('#title'), value: title, placeholder: words.toWrite },
      put: (draft, text) => put(draft, () => ({ title: text })),
    }),
    ...launcherField(root, launcher, language, words, (draft, label) =>
      put(draft, (help) => ({ launcher: { ...help.launcher, label } })),
    ),
  ];
}

function launcherField(
  root: ParentNode,
  { label }: Checklist['launcher'],
  language: WrittenIn,
  words: AuthorWords,
  put: (draft: GuideContent, label: Checklist['launcher']['label']) => GuideContent,
): TextField[] {
  const launcher = root.querySelector<HTMLElement>('.launcher');
  const element = launcher && standIn(launcher).querySelector('.name');
  return plainField(language, { key: 'launcher', element, value: label, placeholder: words.toWrite, put });
}
