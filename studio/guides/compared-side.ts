import { createModel, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import type { ComparedGuide } from '../../shared/rules/compare-guides.ts';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { t } from '../ui/i18n.ts';
import { useModel } from '../ui/use-model.ts';
import { compareWords } from './compare-words.ts';
import { publishWords } from './publish-words.ts';
import { words } from './words.ts';

/** One of the two guides, and what it is called: alone, and within a sentence. */
export interface ComparedSide extends ComparedGuide {
  label: string;
  within: string;
}

/** A version’s number, or nothing for the draft. */
export type Side = number | undefined;

const VersionModel = createModel((id: string, first: Side) => {
  const version = signal(first);
  return {
    version,
    content: createResource(async () =>
      version.value === undefined ? undefined : api.guides.version(id, version.value),
    ),
  };
});

const nameOf = (side: Side) =>
  side === undefined
    ? { label: t(publishWords.currentDraft), within: t(compareWords.draftWithin) }
    : { label: t(words.version, side), within: t(compareWords.versionWithin, side) };

/** What is compared on one side, once it has come. */
export function useSide(guideId: string, side: Side, model: InstanceType<typeof GuideModel>) {
  const loaded = useModel(() => new VersionModel(guideId, side));
  useEffect(() => {
    loaded.version.value = side;
  }, [side]);
  const draft: ComparedGuide = { name: model.name.value, content: model.draft.value };
  const data = loaded.content.data.value;
  const content = side === undefined ? draft : data?.version === side ? data : undefined;
  return {
    side: content && { name: content.name, content: content.content, ...nameOf(side) },
    error: loaded.content.error.value,
    retry: loaded.content.reload,
  };
}
