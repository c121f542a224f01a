import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { dropOffs } from './drop-off.ts';
import { words } from './words.ts';

export interface FunnelStage {
  key: string;
  label: string;
  /** Beside the number: what became of the rest. */
  note?: string | undefined;
  value: number;
  /** Not everybody comes here: no loss is told, nor held against what follows. */
  isForSome?: boolean | undefined;
}

interface FunnelChartProps {
  /** What is counted, for screen readers. */
  label: string;
  stages: readonly FunnelStage[];
  /** Shows who is behind a stage. */
  onOpen: (key: string) => void;
}

/** Stages below one another, each as wide as its share of the first; a press on one opens what is behind it. */
export function FunnelChart({ label, stages, onOpen }: FunnelChartProps) {
  const most = Math.max(1, ...stages.map(({ value }) => value));
  const first = stages[0]?.value ?? 0;
  const losses = dropOffs(stages);
  return (
    <ol class="funnel" aria-label={label}>
      {stages.map((stage, index) => {
        const { lost, share } = losses[index]!;
        return (
          <li key={stage.key}>
            <button
              class="funnel__stage"
              type="button"
              disabled={stage.value === 0}
              onClick={() => onOpen(stage.key)}
            >
              <span class="funnel__label">{stage.label}</span>
              <span class="funnel__track" aria-hidden="true">
                <span class="funnel__bar" style={{ width: `${(stage.value / most) * 100}%` }} />
              </span>
              <span class="funnel__value number">
                <strong>{formatNumber(stage.value)}</strong>
                {first > 0 && <span class="note"> {formatShare(stage.value / first)}</span>}
              </span>
              <span class="funnel__note note">
                {lost > 0 && t(words.lost, lost, formatShare(share))}
                {lost > 0 && stage.note && ' · '}
                {stage.note}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
