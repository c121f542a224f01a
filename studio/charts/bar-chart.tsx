import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { barsOf, ticksUpTo } from './scale.ts';

/** One value per label. `look` gives a bar a colour of its own. */
export function BarChart(props: ChartProps & { look?: (index: number) => string }) {
  const values = props.points.map((point) => point.value);
  const ticks = ticksUpTo(Math.max(0, ...values));
  const top = ticks.at(-1) ?? 1;
  return (
    <ChartFrame
      {...props}
      ticks={ticks}
      isBars
      draw={(area, pointedAt) =>
        barsOf(values, top, area).map((bar, index) => (
          <rect
            key={index}
            class={`chart__bar chart__bar--${props.look?.(index) ?? 'plain'}`}
            data-pointed={index === pointedAt || undefined}
            x={bar.left}
            y={bar.top}
            width={bar.width}
            height={bar.height}
            rx={Math.min(3, bar.width / 3)}
          />
        ))
      }
    />
  );
}
