import { createModel } from '@preact/signals';
import { Search } from 'lucide';
import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { type GuideContent, type GuideKind, guideKinds } from '../../shared/contract/guide.ts';
import { defaultTheme } from '../../shared/contract/theme.ts';
import { newLocalId } from '../../shared/draft/new-local-id.ts';
import { startingIn } from '../../shared/draft/starters.ts';
import { kindWords } from '../../shared/rules/choice-words.ts';
import { useQuery } from '../address.ts';
import { api } from '../api.ts';
import { Changeable, LookOnlyNote } from '../changeable.tsx';
import { createResource } from '../resource.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { locale, t } from '../ui/i18n.ts';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { theme as studioTheme } from '../ui/theme.ts';
import { useModel } from '../ui/use-model.ts';
import { galleryWords } from './gallery-words.ts';
import { NameDialog } from './name-dialog.tsx';
import { TemplatePicture } from './template-picture.tsx';
import { findTemplates } from './templates/templates.ts';
import { kindNotes, words } from './words.ts';

const AppTheme = createModel(() => createResource(() => api.theme.get()));

interface Chosen {
  kind: GuideKind;
  /** Proposed; empty where the author has to find one. */
  name: string;
  toDo?: string;
  make: (newId: () => string) => GuideContent;
}

/** Where a guide begins: with a template for a common job, or with the plain start of a kind. */
export function GalleryPage() {
  const { route } = useLocation();
  const [{ search = '' }, changeQuery] = useQuery();
  const [chosen, choose] = useState<Chosen>();
  const found = findTemplates(search);
  const appTheme = useModel(AppTheme).data.value?.theme ?? defaultTheme;
  // Among dark cards a light page would dazzle.
  const mode = appTheme.mode === 'auto' ? studioTheme.value : appTheme.mode;
  const theme = useMemo(() => ({ ...appTheme, mode }), [appTheme, mode]);

  return (
    <Page
      title={t(words.newGuide)}
      note={t(galleryWords.galleryNote)}
      breadcrumb={[{ label: t(words.guides), href: '/guides' }]}
    >
      <LookOnlyNote unless="guide.draft" />
      <section class="stack" aria-label={t(galleryWords.templates)}>
        <div class="row row--apart">
          <h2>{t(galleryWords.templates)}</h2>
          <SearchField
            label={t(galleryWords.searchTemplates)}
            value={search}
            onSearch={(text) => changeQuery({ search: text })}
          />
        </div>
        {found.length === 0 && <EmptyState icon={Search} title={t(galleryWords.noTemplate)} />}
        <Changeable by="guide.draft">
          <ul class="gallery">
            {found.map(({ id, kind, name, note, toDo, make, pictureStep }) => (
              <li key={id}>
                <button
                  type="button"
                  class="gallery__card"
                  onClick={() => choose({ kind, name: t(name), toDo: t(toDo), make })}
                >
                  <TemplatePicture
                    kind={kind}
                    name={t(name)}
                    make={make}
                    stepIndex={pictureStep}
                    theme={theme}
                  />
                  <span class="gallery__text">
                    <span class="note">{t(kindWords[kind])}</span>
                    <strong>{t(name)}</strong>
                    <span class="soft">{t(note)}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Changeable>
      </section>
      <section class="stack" aria-label={t(galleryWords.fromNothing)}>
        <h2>{t(galleryWords.fromNothing)}</h2>
        <Changeable by="guide.draft">
          <ul class="gallery gallery--kinds">
            {guideKinds.map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  class="gallery__card"
                  onClick={() =>
                    choose({ kind, name: '', make: (newId) => startingIn(locale.value, kind, newId) })
                  }
                >
                  <span class="gallery__text">
                    <strong>{t(kindWords[kind])}</strong>
                    <span class="soft">{t(kindNotes[kind])}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Changeable>
      </section>
      {chosen && (
        <NameDialog
          title={t(galleryWords.newOfKind, t(kindWords[chosen.kind]))}
          hint={t(galleryWords.nameHint)}
          note={chosen.toDo && t(galleryWords.leftToDo, chosen.toDo)}
          name={chosen.name}
          onCreate={async (name) => {
            const { kind, make } = chosen;
            const guide = await api.guides.create({ kind, name, draft: make(newLocalId) });
            route(`/guides/${guide.id}`);
          }}
          onClose={() => choose(undefined)}
        />
      )}
    </Page>
  );
}
