import { createModel } from '@preact/signals';
import { useEffect, useMemo, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { GuideContent } from '../../shared/contract/guide.ts';
import { type Locale, localeSchema } from '../../shared/contract/text.ts';
import type { ChangedPlace } from '../../shared/draft/changed-place.ts';
import { type DraftStore, GuideModel, SaveRefused } from '../../shared/draft/guide-model.ts';
import { kindWords } from '../../shared/rules/choice-words.ts';
import { localesOf } from '../../shared/rules/localize.ts';
import { useQuery } from '../address.ts';
import { type ApiError, api, type Guide } from '../api.ts';
import { Changeable, LookOnlyNote } from '../changeable.tsx';
import { WithReferences } from '../references/references.tsx';
import { createResource } from '../resource.ts';
import { Badge } from '../ui/badge.tsx';
import { locale as studioLocale, t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Spinner } from '../ui/progress.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useModel } from '../ui/use-model.ts';
import { BackToApp } from './back-to-app.tsx';
import { ContentEditor } from './content-editor.tsx';
import { ConflictNotice, EditorBar } from './editor-bar.tsx';
import { editorWords } from './editor-words.ts';
import { type FaultPlace, faultPlace } from './fault-place.ts';
import { LanguagesSection } from './languages/languages-section.tsx';
import { endUndoOffer } from './offer-undo.ts';
import { PublishingNotices } from './publishing-notices.tsx';
import { Results } from './results.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { takeNewest } from './take-newest.ts';
import { useKeptWork, whenLeft } from './unsaved-work.ts';
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

const LoadedGuide = createModel((id: string) =>
  createResource(async () => {
    await whenLeft();
    return api.guides.get(id);
  }),
);

/** To these the same would be answered again. */
const finalRefusals: readonly ApiError['code'][] = [
  'invalid_request',
  'not_allowed',
  'not_found',
  'too_large',
];

/** One guide; another one's page begins anew. */
export const GuidePage = ({ id }: { id: string }) => <GuideView key={id} id={id} />;

/** Loaded once, then edited; what is saved is not loaded over what is being typed. */
function GuideView({ id }: { id: string }) {
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

/** What of the draft can't be saved, by its place; else what the server says. */
function refusalOf(message: string, [fault]: ApiError['details'], draft: GuideContent): string {
  if (!fault) return message;
  const [, most, length] = /<=(\d+) but received (\d+)/.exec(fault.message) ?? [];
  const what = most && length ? t(editorWords.tooLong, Number(length), Number(most)) : fault.message;
  const place = faultPlace(fault.path.replace(/^draft\./, ''), draft);
  return place ? t(editorWords.refusedAt, place.name, what) : what;
}

const storeFor = (id: string): DraftStore => ({
  async save(revision, edition) {
    try {
      return (await api.guides.saveDraft(id, { revision, ...edition })).revision;
    } catch (error) {
      const { code, message, details } = error as ApiError;
      if (code === 'conflict') return 'conflict';
      if (finalRefusals.includes(code)) throw new SaveRefused(refusalOf(message, details, edition.draft));
      throw error;
    }
  },
});

/**
 * What was saved elsewhere is there when the author comes back to this window, to this tab, or by Back to a page that the
 * browser had kept, unless something here is not saved: nobody is in conflict with what they did themselves in another tab.
 */
function useNewest(model: InstanceType<typeof GuideModel>, guideId: string): void {
  useEffect(() => {
    let isLooking = false;
    // Several of them come at once.
    const onReturn = async () => {
      if (isLooking || document.visibilityState === 'hidden') return;
      isLooking = true;
      await takeNewest(model, guideId);
      isLooking = false;
    };
    const onShow = ({ persisted }: PageTransitionEvent) => persisted && void onReturn();
    window.addEventListener('focus', onReturn);
    window.addEventListener('pageshow', onShow);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      window.removeEventListener('focus', onReturn);
      window.removeEventListener('pageshow', onShow);
      document.removeEventListener('visibilitychange', onReturn);
    };
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

/** The one the address asks for, else the member's own, where the guide has it. */
function firstLocale(draft: GuideContent, wanted: string | undefined): Locale {
  if (v.is(localeSchema, wanted)) return wanted;
  return localesOf(draft).includes(studioLocale.value) ? studioLocale.value : draft.defaultLocale;
}

/** Which part of the editor shows what has changed there; undefined: the one that is shown. */
function sectionOf({ part, locale }: ChangedPlace, shown: Section): 'content' | 'settings' | undefined {
  if (shown === 'languages' && (locale || part === 'defaultLocale')) return undefined;
  return ['name', 'steps', 'checklist', 'help'].includes(part) ? 'content' : 'settings';
}

function LoadedGuidePage({ guide, onChanged }: { guide: Guide; onChanged: () => void }) {
  const store = useMemo(() => storeFor(guide.id), [guide.id]);
  const model = useModel(() => new GuideModel(guide, store));
  const [query, changeQuery] = useQuery();
  useNewest(model, guide.id);
  useKeptWork(model, guide.id);
  useEffect(() => endUndoOffer, [model]);
  const [pieceId, select] = useState<string>();
  const [locale, setLocale] = useState(() => firstLocale(model.draft.peek(), query.language));
  const [place, setPlace] = useState<FaultPlace>();
  useFocusAt(place);
  const goTo = (wanted: FaultPlace) => {
    if (wanted.pieceId) select(wanted.pieceId);
    changeQuery({ section: wanted.section === 'content' ? undefined : wanted.section });
    setPlace({ ...wanted });
  };
  const section: Section = sections.find((each) => each === query.section) ?? 'content';
  const show = (wanted: Section, language?: Locale) =>
    changeQuery({
      section: wanted === 'content' ? undefined : wanted,
      ...(language && { language }),
    });

  const travelledTo = model.travelledTo.value;
  useEffect(() => {
    if (!travelledTo) return;
    const wanted = sectionOf(travelledTo, section);
    if (wanted && wanted !== section) show(wanted);
    if (travelledTo.pieceId) select(travelledTo.pieceId);
    if (travelledTo.locale) setLocale(travelledTo.locale);
  }, [travelledTo]);

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
      <BackToApp model={model} guideId={guide.id} />
      {model.refusal.value !== undefined && (
        <Notice tone="danger" title={t(editorWords.refused)}>
          {model.refusal.value}
        </Notice>
      )}
      {model.saveState.value === 'conflict' && <ConflictNotice model={model} guideId={guide.id} />}
      <PublishingNotices guide={guide} revision={model.revision.value} onChanged={onChanged} />
      <Tabs
        label={t(editorWords.sections)}
        tabs={sections.map((key) => ({ key, label: t(sectionWords[key]) }))}
        selected={section}
        onSelect={(key) => {
          // It may have been taken out meanwhile.
          const { defaultLocale } = model.draft.value;
          if (!localesOf(model.draft.value).includes(locale)) setLocale(defaultLocale);
          show(key);
        }}
      >
        {section === 'content' && (
          <ContentEditor
            model={model}
            guideId={guide.id}
            kind={guide.kind}
            locale={locale}
            onLocale={setLocale}
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
              onWrite={(language) => {
                setLocale(language);
                show('content', language);
              }}
            />
          </Changeable>
        )}
        {section === 'results' && <Results guide={guide} />}
        {section === 'versions' && (
          <Versions
            guide={guide}
            model={model}
            locale={locale}
            onLocale={(language) => {
              setLocale(language);
              show('versions', language);
            }}
            onChanged={onChanged}
          />
        )}
      </Tabs>
    </Page>
  );
}
