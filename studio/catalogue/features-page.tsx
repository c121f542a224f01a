import { Download, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { api } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { forgetList } from '../list/list-address.ts';
import { WithReferences } from '../references/references.tsx';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { FaultsOf, hasFault } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { ShareBar } from '../ui/progress.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useModel } from '../ui/use-model.ts';
import { FeatureDialog } from './feature-dialog.tsx';
import { FeatureList, readFeatureQuery } from './feature-list.tsx';
import { type Catalogue, FeaturesModel } from './features-model.ts';
import { LintNotes } from './lint-notes.tsx';
import { matchList } from './match-preview.tsx';
import { RepairList } from './repair-list.tsx';
import { type FeatureStart, UnnamedControls } from './unnamed-controls.tsx';
import { words } from './words.ts';

const tabs = ['features', 'unnamed', 'repair', 'notes'] as const;

/** The catalogue: what is counted, how much of the app it covers, and what is wrong with it. */
export function FeaturesPage() {
  const model = useModel(FeaturesModel);
  const [query, changeQuery] = useQuery();
  const [started, setStarted] = useState<FeatureStart>();

  const features = model.features.value;
  const fault = model.list.error.value;
  const selected = tabs.find((tab) => tab === query.tab) ?? 'features';
  // The open feature stands in the address, so that it can be shared.
  const opened = features?.find(({ id }) => String(id) === query.feature);
  const isMaker = may('catalogue.write');
  const newFeature = (
    <Button look="primary" icon={Plus} onClick={() => setStarted({})}>
      {t(words.newFeature)}
    </Button>
  );
  const exportButton = (
    <Button icon={Download} href={api.features.csvUrl(readFeatureQuery(query))} download="features.csv">
      {t(words.exportCsv)}
    </Button>
  );
  const toRepair = model.toRepair.value;
  const inFigures = [model.list, model.ofModules, model.coverage, model.lint, model.drift];
  const counts = {
    features: features?.length,
    unnamed: model.coverage.data.value?.unnamed.length,
    repair: toRepair && toRepair.targets.length + toRepair.tags.length,
    notes: model.lint.data.value?.notes.length,
  };

  if (!isMaker) {
    return (
      <Page title={t(words.features)} actions={features && features.length > 0 && exportButton}>
        <FaultsOf asked={[model.list]} />
        {!fault && <FeatureList model={model} />}
      </Page>
    );
  }
  return (
    <Page
      title={t(words.features)}
      note={t(words.featuresNote)}
      actions={
        <>
          {features && features.length > 0 && exportButton}
          {(features?.length !== 0 || selected !== 'features') && newFeature}
        </>
      }
    >
      <FaultsOf asked={inFigures} />
      {!hasFault(...inFigures) && <Figures model={model} repairs={counts.repair} notes={counts.notes} />}
      <Tabs
        label={t(words.features)}
        selected={selected}
        tabs={tabs.map((key) => {
          const count = counts[key];
          return { key, label: t(words[`${key}Tab`]), ...(count !== undefined && { count }) };
        })}
        onSelect={(tab) => changeQuery({ tab: tab === 'features' ? undefined : tab })}
      >
        {selected === 'features' && !fault && <FeatureList model={model} newFeature={newFeature} />}
        {selected === 'unnamed' && <UnnamedControls model={model} onName={setStarted} />}
        {selected === 'repair' && <RepairList model={model} />}
        {selected === 'notes' && <LintNotes model={model} />}
      </Tabs>
      {(started || opened) && (
        <WithReferences>
          <FeatureDialog
            key={opened?.id ?? 'new'}
            model={model}
            feature={opened}
            start={started}
            onClose={() => {
              setStarted(undefined);
              changeQuery({ feature: undefined, ...forgetList(matchList) });
            }}
          />
        </WithReferences>
      )}
    </Page>
  );
}

function Figures({
  model,
  repairs,
  notes,
}: {
  model: Catalogue;
  repairs: number | undefined;
  notes: number | undefined;
}) {
  const coverage = model.coverage.data.value;
  const features = model.features.value;
  const share = coverage && coverage.clicks > 0 ? coverage.namedClicks / coverage.clicks : undefined;
  return (
    <div class="stats">
      <StatTile
        label={t(words.coverage)}
        definition={definitionOf('clickCoverage')}
        linesToCome={1}
        hasBarToCome
        value={coverage && (share === undefined ? '–' : formatShare(share))}
        note={
          coverage &&
          (share === undefined
            ? t(words.noClicks)
            : t(words.coverageOf, coverage.namedClicks, coverage.clicks))
        }
      >
        {share !== undefined && <ShareBar share={share} />}
      </StatTile>
      <StatTile
        label={t(words.featuresTab)}
        value={features && formatNumber(features.length)}
        linesToCome={1}
        note={features && t(words.coreOf, features.filter(({ isCore }) => isCore).length)}
      />
      <StatTile
        label={t(words.repairTab)}
        definition={t(words.repairDefinition)}
        linesToCome={1}
        value={repairs === undefined ? undefined : formatNumber(repairs)}
        note={repairs === undefined ? undefined : t(repairs === 0 ? words.allFound : words.someMissing)}
      />
      <StatTile
        label={t(words.notesTab)}
        linesToCome={1}
        value={notes === undefined ? undefined : formatNumber(notes)}
        note={notes === undefined ? undefined : t(notes === 0 ? words.nothingWrong : words.worthALook)}
      />
    </div>
  );
}
