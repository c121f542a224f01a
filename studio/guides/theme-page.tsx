import { computed, createModel, signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Theme } from '../../shared/contract/theme.ts';
import { type AppTheme, api } from '../api.ts';
import { Changeable, LookOnlyNote } from '../changeable.tsx';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Spinner } from '../ui/progress.tsx';
import { saveKeys, useSaveKey } from '../ui/save-key.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { useUnsaved } from '../ui/unsaved.ts';
import { useModel } from '../ui/use-model.ts';
import { TemplatePicture } from './template-picture.tsx';
import { featureLaunch } from './templates/feature-launch.ts';
import { npsWave } from './templates/nps-wave.ts';
import { userChecklist } from './templates/user-checklist.ts';
import { ThemeFields } from './theme-fields.tsx';
import { themeWords } from './theme-words.ts';

const ThemeModel = createModel(() => {
  const loaded = createResource(() => api.theme.get());
  const saved = signal<AppTheme>();
  return {
    loaded,
    /** The answer of the last save is newer than what was loaded. */
    stored: computed(() => saved.value ?? loaded.data.value),
    saved,
    /** As it is being changed; undefined while it is the stored one. */
    changed: signal<Theme>(),
  };
});

const pictured = [featureLaunch, userChecklist, npsWave];

/** The look of all guides that have none of their own, seen on three of them while it is changed. */
export function ThemePage() {
  const { loaded, stored, saved, changed } = useModel(ThemeModel);
  const [isBusy, setBusy] = useState(false);
  const fault = loaded.error.value;
  const theme = changed.value ?? stored.value?.theme;

  const save = async () => {
    if (!stored.value || !theme) return;
    setBusy(true);
    try {
      saved.value = await api.theme.save({ theme, revision: stored.value.revision });
      // What was changed until the answer came is still to be saved.
      if (changed.value === theme) changed.value = undefined;
      toast(t(themeWords.themeSaved));
    } catch (error) {
      toastFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  useUnsaved(changed.value !== undefined);
  useSaveKey(() => {
    if (changed.value && !isBusy && may('guide.publish')) void save();
  });

  return (
    <Page
      title={t(themeWords.themePage)}
      note={t(themeWords.themePageNote)}
      actions={
        may('guide.publish') && (
          <Button look="primary" isBusy={isBusy} isDisabled={!changed.value} keys={saveKeys} onClick={save}>
            {t(themeWords.themeSave)}
          </Button>
        )
      }
    >
      <LookOnlyNote unless="guide.publish" />
      {fault && <LoadFault error={fault} onRetry={loaded.reload} />}
      {!theme && !fault && <Spinner />}
      {theme && (
        <div class="theme">
          <div class="theme__fields">
            <Card>
              <Changeable by="guide.publish">
                <ThemeFields theme={theme} onChange={(_, next) => (changed.value = next)} />
              </Changeable>
            </Card>
          </div>
          <ul class="theme__pictures">
            {pictured.map(({ id, kind, name, make }) =>
              (['light', 'dark'] as const)
                .filter((scheme) => theme.mode === 'auto' || theme.mode === scheme)
                .map((scheme) => (
                  <li class="picture-card" key={`${id} ${scheme}`}>
                    <TemplatePicture
                      kind={kind}
                      name={t(name)}
                      make={make}
                      theme={{ ...theme, mode: scheme }}
                    />
                  </li>
                )),
            )}
          </ul>
        </div>
      )}
    </Page>
  );
}
