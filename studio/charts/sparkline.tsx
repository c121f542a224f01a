import { barsOf, linePath, pointsOf } from './scale.ts';

interface SparklineProps {
  /** Oldest first. */
  values: readonly number[];
  /** What it shows, in words: it stands for the numbers. */
  label: string;
  /** What reaches the top at least, so that next to nothing looks like it; the greatest value where it is more. */
  most?: number;
  width?: number;
  height?: number;
}

/** The shape of a series, beside its number. */
export function Sparkline({ values, label, most = 1, width = 96, height = 24 }: SparklineProps) {
  const area = { left: 2, top: 3, width: width - 4, height: height - 6 };
  const points = pointsOf(values, Math.max(1, most, ...values), area);
  const last = points.at(-1);
  return (
    <svg
      class="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path class="chart__line" d={linePath(points)} />
      {last && <circle class="chart__dot" cx={last.x} cy={last.y} r={2.2} />}
    </svg>
  );
}

/** The same as small bars; where all is 0, a line of dashes says so. */
export function SparkBars({ values, label, width = 96, height = 24 }: Omit<SparklineProps, 'most'>) {
  const area = { left: 0, top: 1, width, height: height - 2 };
  const max = Math.max(0, ...values);
  return (
    <svg
      class="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {barsOf(values, max, area).map((bar, index) => (
        <rect
          key={index}
          class={bar.height > 0 ? 'chart__bar chart__bar--plain' : 'chart__bar chart__bar--none'}
          x={bar.left}
          y={bar.height > 0 ? bar.top : height - 2.5}
          width={bar.width}
          height={bar.height > 0 ? bar.height : 1.5}
          rx={1}
        />
      ))}
    </svg>
  );
}
