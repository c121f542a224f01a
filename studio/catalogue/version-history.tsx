import { useEffect, useState } from 'preact/hooks';
import type { TagRule } from '../../shared/contract/feature.ts';
import { type ApiError, api, type Feature, type FeatureVersion } from '../api.ts';
import { targetName } from '../picker/target-name.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { formatDate, formatList, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import type { Catalogue } from './features-model.ts';
import { words } from './words.ts';

interface Props {
  model: Catalogue;
  feature: Feature;
  today: string;
}

/** Which rules counted on which days, newest first; the newest can be ended or taken back. */
export function VersionHistory({ model, feature, today }: Props) {
  const [versions, setVersions] = useState<FeatureVersion[]>();
  const [fault, setFault] = useState<string>();
  const [isEnding, setEnding] = useState(false);
  const [isTakingBack, setTakingBack] = useState(false);
  const [endsOn, setEndsOn] = useState(today);

  useEffect(() => {
    let isOver = false;
    api.features
      .versions(feature.id)
      .then((answer) => !isOver && setVersions(answer.versions))
      .catch((error) => !isOver && setFault((error as Error).message));
    return () => {
      isOver = true;
    };
  }, [feature.id, feature.revision]);

  const run = async (work: Promise<unknown>) => {
    setFault(undefined);
    try {
      await work;
      setEnding(false);
      setTakingBack(false);
    } catch (error) {
      const { code, details, message } = error as ApiError;
      setFault(code === 'conflict' ? t(words.conflict) : (details[0]?.message ?? message));
    }
  };

  if (!versions) return fault ? <Notice tone="danger">{fault}</Notice> : <Skeleton height={60} />;
  return (
    <div class="stack stack--tight">
      <ol class="versions" reversed>
        {versions.map((version, index) => (
          <li class="versions__item" key={version.version}>
            <div class="row row--apart">
              <span class="row">
                <strong>{periodOf(version)}</strong>
                {index === 0 && version.endsOn === null && <Badge tone="good">{t(words.counting)}</Badge>}
              </span>
              <span class="number">{t(words.usesCounted, version.uses)}</span>
            </div>
            <span class="note">
              {version.rules.length === 0 ? t(words.noRules) : formatList(version.rules.map(ruleText))}
            </span>
          </li>
        ))}
      </ol>
      {isEnding ? (
        <div class="field-row">
          <TextField
            label={t(words.lastDay)}
            type="date"
            value={endsOn}
            onInput={setEndsOn}
            hint={t(words.endHint)}
          />
          <div class="row">
            <Button size="small" onClick={() => setEnding(false)}>
              {t(words.keepCounting)}
            </Button>
            <Button
              size="small"
              look="primary"
              onClick={() => run(model.endVersion(feature, feature.version, feature.startsOn, endsOn))}
            >
              {t(words.endRules)}
            </Button>
          </div>
        </div>
      ) : (
        <div class="row">
          {feature.endsOn === null ? (
            <Button size="small" onClick={() => setEnding(true)}>
              {t(words.endRules)}
            </Button>
          ) : (
            <Button
              size="small"
              onClick={() => run(model.endVersion(feature, feature.version, feature.startsOn, null))}
            >
              {t(words.reopenRules)}
            </Button>
          )}
          {versions.length > 1 && (
            <Button size="small" look="quiet" onClick={() => setTakingBack(true)}>
              {t(words.takeBack)}
            </Button>
          )}
        </div>
      )}
      {fault && <Notice tone="danger">{fault}</Notice>}
      {isTakingBack && (
        <ConfirmDialog
          title={t(words.takeBackTitle)}
          confirmLabel={t(words.takeBack)}
          isDangerous
          onConfirm={() => run(model.takeBackVersion(feature))}
          onClose={() => setTakingBack(false)}
        >
          {t(words.takeBackText)}
        </ConfirmDialog>
      )}
    </div>
  );
}

function periodOf({ startsOn, endsOn }: Pick<FeatureVersion, 'startsOn' | 'endsOn'>): string {
  if (startsOn === null && endsOn === null) return t(words.fromTheBeginning);
  if (startsOn === null) return t(words.until, formatDate(endsOn ?? ''));
  if (endsOn === null) return t(words.since, formatDate(startsOn));
  return t(words.between, formatDate(startsOn), formatDate(endsOn));
}

/** A rule in a few words. */
function ruleText(rule: TagRule): string {
  const what =
    rule.type === 'click'
      ? targetName(rule.target.signature)
      : rule.type === 'event'
        ? rule.eventName
        : rule.pattern;
  return rule.type !== 'page' && rule.page ? t(words.ruleOnPage, what, rule.page) : what;
}
