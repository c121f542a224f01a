import { ChartFrame, type ChartProps } from './chart-frame.tsx';
import { areaPath, linePath, pointsOf, ticksUpTo } from './scale.ts';

interface LineChartProps extends ChartProps {
  /** The last point is of a day or week that is not over: the way to it is dashed, so that nobody takes it for a fall. */
  isLastOpen?: boolean;
}

/** One series over time. */
export function LineChart({ isLastOpen = false, ...props }: LineChartProps) {
  const values = props.points.map((point) => point.value);
  const ticks = ticksUpTo(Math.max(0, ...values));
  const top = ticks.at(-1) ?? 1;
  return (
    <ChartFrame
      {...props}
      ticks={ticks}
      isBars={false}
      draw={(area, pointedAt) => {
        const places = pointsOf(values, top, area);
        const pointed = pointedAt === undefined ? undefined : places[pointedAt];
        return (
          <>
            <path class="chart__area" d={areaPath(places, area)} />
            <path class="chart__line" d={linePath(isLastOpen ? places.slice(0, -1) : places)} />
            {isLastOpen && <path class="chart__line chart__line--open" d={linePath(places.slice(-2))} />}
            {pointed && (
              <>
                <line
                  class="chart__cursor"
                  x1={pointed.x}
                  x2={pointed.x}
                  y1={area.top}
                  y2={area.top + area.height}
                />
                <circle class="chart__dot" cx={pointed.x} cy={pointed.y} r={4} />
              </>
            )}
          </>
        );
      }}
    />
  );
}
