import { ChartLine, Table2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { IconButton } from '../ui/button.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { type Area, indexAt, labelledIndexes } from './scale.ts';
import { words } from './words.ts';

export interface Point {
  /** Written at the axis, short. */
  label: string;
  /** Written where there is room; the label without it. */
  longLabel?: string;
  value: number;
}

export interface ChartProps {
  /** What the values are, for screen readers and the table. */
  title: string;
  /** What the labels are: "Day", "Week". */
  labelTitle: string;
  points: readonly Point[];
  /** In CSS px. */
  height?: number;
}

/** About how wide a label of the axis is, in px: Chinese characters are twice as wide as digits. */
const widthOf = (label: string) =>
  [...label].reduce((width, character) => width + (character > '\u2e80' ? 12.5 : 6.8), 0);

interface FrameProps extends ChartProps {
  ticks: readonly number[];
  isBars: boolean;
  draw: (area: Area, pointedAt: number | undefined) => ComponentChildren;
}

/** Axes, the value under the pointer, and the same numbers as a table: what line and bar charts share. */
export function ChartFrame({ title, labelTitle, points, height = 240, ticks, isBars, draw }: FrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  const [pointedAt, setPointedAt] = useState<number>();
  const [isTable, setTable] = useState(false);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(160, Math.round(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const top = ticks.at(-1) ?? 1;
  const labelWidth = Math.max(0, ...points.map((point) => widthOf(point.label)));
  const axisWidth = Math.max(24, formatNumber(top).length * 7.5 + 10);
  const area: Area = {
    left: axisWidth,
    top: 8,
    width: width - axisWidth - Math.max(8, labelWidth / 2),
    height: height - 34,
  };
  const xAt = (index: number) =>
    isBars
      ? area.left + ((index + 0.5) * area.width) / points.length
      : area.left + (points.length > 1 ? (index * area.width) / (points.length - 1) : area.width / 2);
  const pointed = pointedAt === undefined ? undefined : points[pointedAt];
  const nameOf = (point: Point | undefined) => point?.longLabel ?? point?.label ?? '';

  return (
    <div class="chart" ref={frame}>
      <div class="chart__tools">
        <IconButton
          icon={isTable ? ChartLine : Table2}
          size="small"
          label={isTable ? t(words.showChart) : t(words.showTable)}
          onClick={() => setTable(!isTable)}
        />
      </div>
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="chart__table" style={{ maxHeight: `${height}px` }} aria-label={title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{labelTitle}</th>
                <th scope="col">{title}</th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map((point) => (
                <tr key={nameOf(point)}>
                  <th scope="row">{nameOf(point)}</th>
                  <td class="number">{formatNumber(point.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <svg
          class="chart__drawing"
          width="100%"
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t(
            words.summary,
            title,
            nameOf(points[0]),
            nameOf(points.at(-1)),
            formatNumber(points.at(-1)?.value ?? 0),
            formatNumber(Math.max(0, ...points.map((point) => point.value))),
          )}
          onPointerMove={(event) => {
            const x =
              ((event.clientX - event.currentTarget.getBoundingClientRect().left) * width) /
              event.currentTarget.clientWidth;
            setPointedAt(indexAt(x, points.length, area, isBars));
          }}
          onPointerLeave={() => setPointedAt(undefined)}
        >
          {ticks.map((tick) => {
            const y = area.top + area.height * (1 - tick / top);
            return (
              <g key={tick}>
                <line class="chart__rule" x1={area.left} x2={area.left + area.width} y1={y} y2={y} />
                <text class="chart__label" x={area.left - 8} y={y + 4} text-anchor="end">
                  {formatNumber(tick)}
                </text>
              </g>
            );
          })}
          {labelledIndexes(points.length, area.width, labelWidth + 16).map((index) => (
            <text key={index} class="chart__label" x={xAt(index)} y={height - 6} text-anchor="middle">
              {points[index]?.label}
            </text>
          ))}
          {draw(area, pointedAt)}
        </svg>
      )}
      {!isTable && pointed && pointedAt !== undefined && (
        <div
          class="chart__value"
          aria-hidden="true"
          style={{ left: `${Math.max(64, Math.min(width - 64, xAt(pointedAt)))}px` }}
        >
          <strong class="number">{formatNumber(pointed.value)}</strong>
          <span>{nameOf(pointed)}</span>
        </div>
      )}
    </div>
  );
}
