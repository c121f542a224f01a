interface ScoreTrackProps {
  /** −100 to 100. */
  score: number;
  interval: readonly [low: number, high: number];
  /** What it shows, in words: it stands for the numbers. */
  label: string;
}

const place = (score: number) => `${(score + 100) / 2}%`;

/** A score between −100 and +100, and how sure it is. */
export const ScoreTrack = ({ score, interval: [low, high], label }: ScoreTrackProps) => (
  <span class="score-track" role="img" aria-label={label}>
    <span class="score-track__zero" />
    <span class="score-track__interval" style={{ left: place(low), width: `${(high - low) / 2}%` }} />
    <span
      class={`score-track__score score-track__score--${score < 0 ? 'below' : 'above'}`}
      style={{ left: place(score) }}
    />
  </span>
);
