import { useState } from 'preact/hooks';
import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { localesOf } from '../../shared/rules/localize.ts';
import { locale as studioLocale } from '../ui/i18n.ts';
import { ChecklistEditor } from './checklist-editor.tsx';
import { HelpEditor } from './help-editor.tsx';
import { StepsEditor } from './steps-editor.tsx';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  kind: GuideKind;
  /** Undefined: the member's own, where the guide has it. */
  wantedLocale: Locale | undefined;
  /** The step or task that is being edited. Undefined: the first. */
  pieceId: string | undefined;
  onSelect: (pieceId: string) => void;
}

/** What the guide says, in the language that is being written; each kind has its own editor. */
export function ContentEditor({ model, guideId, kind, wantedLocale, ...selection }: Props) {
  const draft = model.draft.peek();
  const [locale, setLocale] = useState(
    () =>
      wantedLocale ??
      (localesOf(draft).includes(studioLocale.value) ? studioLocale.value : draft.defaultLocale),
  );
  const shared = { model, guideId, locale, onLocale: setLocale };
  if (kind === 'checklist') return <ChecklistEditor {...shared} {...selection} />;
  if (kind === 'help') return <HelpEditor {...shared} />;
  return <StepsEditor {...shared} {...selection} kind={kind} />;
}
