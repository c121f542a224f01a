import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { api } from '../api.ts';
import { t } from '../ui/i18n.ts';
import { toast } from '../ui/toast.tsx';
import { editorWords } from './editor-words.ts';

/** Takes over what was saved elsewhere, and says so. What is unsaved here is told of its conflict by its own saving. */
export async function takeNewest(model: InstanceType<typeof GuideModel>, guideId: string): Promise<void> {
  const stored = await api.guides.get(guideId).catch(() => undefined);
  if (!stored || stored.revision <= model.revision.peek() || model.saveState.peek() !== 'saved') return;
  model.takeStored(stored);
  toast(t(editorWords.changedElsewhere));
}
