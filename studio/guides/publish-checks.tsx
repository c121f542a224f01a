import { createModel } from '@preact/signals';
import type { GuideContent } from '../../shared/contract/guide.ts';
import { api, type GuideFaults } from '../api.ts';
import { createResource, type Resource } from '../resource.ts';
import { may } from '../session.ts';
import { t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { useModel } from '../ui/use-model.ts';
import { type FaultPlace, faultPlace } from './fault-place.ts';
import { publishWords } from './publish-words.ts';

const ReachModel = createModel((audience: GuideContent['audience'], environmentId: number) => ({
  reach: createResource(() => api.guides.previewAudience(audience, undefined, environmentId)),
}));

interface Props {
  draft: GuideContent;
  /** Whose users are meant. */
  environmentId: number;
  checks: Resource<GuideFaults>;
  onGoTo: (place: FaultPlace) => void;
}

/** Whom the draft means now and how soon, what keeps it from being published, and what should be thought over. */
export function PublishChecks({ draft, environmentId, checks, onGoTo }: Props) {
  const { reach } = useModel(() => new ReachModel(draft.audience, environmentId));
  const faults = checks.data.value;
  const meant = reach.data.value;
  return (
    <>
      {meant && (
        <p>
          {!meant.hasUsers
            ? t(publishWords.reachNoUsers)
            : meant.users === 0
              ? t(publishWords.reachNobody)
              : t(publishWords.reachNow, t(publishWords.reachOf, meant.users, meant.accounts))}
        </p>
      )}
      {faults?.spreadDays && (
        <Notice tone="info">
          {t(publishWords.askedInTurn, faults.spreadDays)}{' '}
          {may('judgement.write') && (
            <a href="/settings/thresholds#surveySpreadDays">{t(publishWords.changeTurns)}</a>
          )}
        </Notice>
      )}
      {checks.error.value && <LoadFault error={checks.error.value} onRetry={checks.reload} />}
      {!faults && !checks.error.value && <p class="soft">{t(publishWords.checking)}</p>}
      {faults && faults.errors.length > 0 && (
        <Notice tone="danger" title={t(publishWords.mustFix)}>
          <Faults faults={faults.errors} draft={draft} onGoTo={onGoTo} />
        </Notice>
      )}
      {faults && faults.warnings.length > 0 && (
        <Notice tone="warn" title={t(publishWords.worthALook)}>
          <Faults faults={faults.warnings} draft={draft} onGoTo={onGoTo} />
        </Notice>
      )}
      {faults && faults.errors.length + faults.warnings.length === 0 && (
        <Notice tone="good">{t(publishWords.allWell)}</Notice>
      )}
    </>
  );
}

interface FaultsProps {
  faults: GuideFaults['errors'];
  draft: GuideContent;
  onGoTo: (place: FaultPlace) => void;
}

/** What is said of several texts of one step is said once; a press on the place leads to it. */
function Faults({ faults, draft, onGoTo }: FaultsProps) {
  const said = new Map(
    faults.map(({ path, message }) => {
      const place = faultPlace(path, draft);
      return [`${place?.name} ${message}`, { place, message }];
    }),
  );
  return (
    <ul class="faults">
      {[...said].map(([key, { place, message }]) => (
        <li key={key}>
          {place && (
            <>
              <button class="linklike" type="button" onClick={() => onGoTo(place)}>
                {place.name}
              </button>
              {t(publishWords.placeEnds)}
            </>
          )}
          {message}
        </li>
      ))}
    </ul>
  );
}
