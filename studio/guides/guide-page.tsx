import { createModel, useModel } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import * as v from 'valibot';
import { localeSchema } from '../../shared/contract/text.ts';
import { type DraftStore, GuideModel } from '../../shared/draft/guide-model.ts';
import { kindWords } from '../../shared/rules/choice-words.ts';
import { useQuery } from '../address.ts';
import { type ApiError, api, type Guide } from '../api.ts';
import { Changeable, LookOnlyNote } from '../changeable.tsx';
import { WithReferences } from '../references/references.tsx';
import { createResource } from '../resource.ts';
import { Badge } from '../ui/badge.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { toast } from '../ui/toast.tsx';
import { ContentEditor } from './content-editor.tsx';
import { ConflictNotice, EditorBar } from './editor-bar.tsx';
import { editorWords } from './editor-words.ts';
import type { FaultPlace } from './fault-place.ts';
import { LanguagesSection } from './languages/languages-section.tsx';
import { PublishingNotices } from './publishing-notices.tsx';
import { Results } from './results.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { Versions } from './versions.tsx';
import { words } from './words.ts';

const sections = ['content', 'settings', 'languages', 'results', 'versions'] as const;
type Section = (typeof sections)[number];
const sectionWords = {
  content: editorWords.content,
  settings: editorWords.audienceAndTime,
  languages: editorWords.languages,
  results: editorWords.results,
  versions: words.versions,
};

const LoadedGuide = createModel((id: string) => createResource(() => api.guides.get(id)));

/** One guide: loaded once, then edited; what is saved is not loaded over what is being typed. */
export function GuidePage({ id }: { id: string }) {
  const loaded = useModel(() => new LoadedGuide(id));
  const guide = loaded.data.value;
  const fault = loaded.error.value;
  if (fault && !guide) {
    return (
      <Page title={t(words.guides)} breadcrumb={[{ label: t(words.guides), href: '/guides' }]}>
        <LoadFault error={fault} onRetry={loaded.reload} />
      </Page>
    );
  }
  if (!guide) {
    return (
      <div class="page-wait">
        <Spinner />
      </div>
    );
  }
  return (
    <WithReferences>
      <LoadedGuidePage guide={guide} onChanged={loaded.reload} />
    </WithReferences>
  );
}

const storeFor = (id: string): DraftStore => ({
  async save(revision, edition) {
    try {
      return (await api.guides.saveDraft(id, { revision, ...edition })).revision;
    } catch (error) {
      if ((error as ApiError).code === 'conflict') return 'conflict';
      throw error;
    }
  },
});

/** What was saved elsewhere is there when the author comes back to this window, unless something here is not saved. */
function useNewest(model: InstanceType<typeof GuideModel>, guideId: string): void {
  useEffect(() => {
    const look = async () => {
      const stored = await api.guides.get(guideId).catch(() => undefined);
      // What is unsaved here is told of its conflict by its own saving.
      if (!stored || stored.revision <= model.revision.value || model.saveState.value !== 'saved') return;
      model.takeStored(stored);
      toast(t(editorWords.changedElsewhere));
    };
    const onFocus = () => void look();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [model, guideId]);
}

/** The keyboard goes on where something is to be mended, at its first field. */
function useFocusAt(place: FaultPlace | undefined): void {
  useEffect(() => {
    if (!place) return;
    const around = place.cardId ? `#${place.cardId}` : '.guide-head ~ *';
    const control = 'input, select, textarea, button';
    document.querySelector<HTMLElement>(`${around} :is(${control})`)?.focus();
  }, [place]);
}

function LoadedGuidePage({ guide, onChanged }: { guide: Guide; onChanged: () => void }) {
  const store = useMemo(() => storeFor(guide.id), [guide.id]);
  const model = useModel(() => new GuideModel(guide, store));
  const [query, changeQuery] = useQuery();
  useNewest(model, guide.id);
  const [pieceId, select] = useState<string>();
  const [place, setPlace] = useState<FaultPlace>();
  useFocusAt(place);
  const goTo = (wanted: FaultPlace) => {
    if (wanted.pieceId) select(wanted.pieceId);
    changeQuery({ section: wanted.section === 'content' ? undefined : wanted.section });
    setPlace({ ...wanted });
  };
  const section: Section = sections.find((each) => each === query.section) ?? 'content';

  return (
    <Page
      title={model.name.value}
      width="full"
      breadcrumb={[{ label: t(words.guides), href: '/guides' }]}
      note={
        <span class="row">
          {t(kindWords[guide.kind])}
          <Badge tone={guide.live ? 'good' : 'neutral'} hasDot>
            {guide.live ? t(words.liveVersion, guide.live.version) : t(words.draft)}
          </Badge>
        </span>
      }
      actions={
        <EditorBar model={model} guide={guide} pieceId={pieceId} onChanged={onChanged} onGoTo={goTo} />
      }
    >
      <LookOnlyNote unless="guide.draft" />
      {model.saveState.value === 'conflict' && <ConflictNotice model={model} guideId={guide.id} />}
      <PublishingNotices guide={guide} revision={model.revision.value} onChanged={onChanged} />
      <Tabs
        label={t(editorWords.sections)}
        tabs={sections.map((key) => ({ key, label: t(sectionWords[key]) }))}
        selected={section}
        onSelect={(key) => changeQuery({ section: key === 'content' ? undefined : key })}
      >
        {section === 'content' && (
          <ContentEditor
            model={model}
            guideId={guide.id}
            kind={guide.kind}
            wantedLocale={v.is(localeSchema, query.language) ? query.language : undefined}
            pieceId={pieceId}
            onSelect={select}
          />
        )}
        {section === 'settings' && (
          <Changeable by="guide.draft">
            <SettingsFields model={model} guideId={guide.id} kind={guide.kind} />
          </Changeable>
        )}
        {section === 'languages' && (
          <Changeable by="guide.draft">
            <LanguagesSection
              model={model}
              guideId={guide.id}
              onWrite={(language) => changeQuery({ section: undefined, language })}
            />
          </Changeable>
        )}
        {section === 'results' && <Results guide={guide} />}
        {section === 'versions' && <Versions guide={guide} model={model} onChanged={onChanged} />}
      </Tabs>
    </Page>
  );
}
