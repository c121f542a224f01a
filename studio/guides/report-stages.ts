import type { GuideReport } from '../api.ts';
import type { FunnelStage } from '../charts/funnel-chart.tsx';
import { t } from '../ui/i18n.ts';
import { resultWords } from './result-words.ts';

/** Shown, started, each step or task, completed. */
export function stagesOf(report: GuideReport): FunnelStage[] {
  return [
    { key: 'shown', label: t(resultWords.shown), value: report.shown },
    { key: 'started', label: t(resultWords.started), value: report.started },
    ...report.steps.map(({ stepId, title, shown, dismissed, missing, isForAll }, index) => ({
      key: `step ${stepId}`,
      label: t(resultWords.stepTitled, index + 1, title),
      value: shown,
      isForSome: !isForAll,
      note:
        [
          !isForAll && t(resultWords.forSome),
          dismissed > 0 && t(resultWords.closedHere, dismissed),
          missing > 0 && t(resultWords.missingHere, missing),
        ]
          .filter(Boolean)
          .join(' · ') || undefined,
    })),
    // Tasks are done in any order.
    ...report.tasks.map(({ taskId, title, done }) => ({
      key: `task ${taskId}`,
      label: title,
      value: done,
      isForSome: true,
    })),
    { key: 'completed', label: t(resultWords.completed), value: report.completed },
  ];
}
