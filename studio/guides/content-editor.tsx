import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { ChecklistEditor } from './checklist-editor.tsx';
import { HelpEditor } from './help-editor.tsx';
import { StepsEditor } from './steps-editor.tsx';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  kind: GuideKind;
  /** The language that is being written. */
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** The step or task that is being edited. Undefined: the first. */
  pieceId: string | undefined;
  onSelect: (pieceId: string) => void;
}

/** What the guide says, in the language that is being written; each kind has its own editor. */
export function ContentEditor({ kind, pieceId, onSelect, ...shared }: Props) {
  const selection = { pieceId, onSelect };
  if (kind === 'checklist') return <ChecklistEditor {...shared} {...selection} />;
  if (kind === 'help') return <HelpEditor {...shared} />;
  return <StepsEditor {...shared} {...selection} kind={kind} />;
}
