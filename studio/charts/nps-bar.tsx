import { formatShare } from '../ui/i18n.ts';

interface NpsBarProps {
  promoters: number;
  passives: number;
  detractors: number;
  /** Names of the three groups, in this order. */
  names: readonly [string, string, string];
}

/** Promoters, passives and detractors as parts of one bar, with a legend that holds the numbers. */
export function NpsBar({ promoters, passives, detractors, names }: NpsBarProps) {
  const all = Math.max(1, promoters + passives + detractors);
  const parts = [
    { look: 'promoters', name: names[0], count: promoters },
    { look: 'passives', name: names[1], count: passives },
    { look: 'detractors', name: names[2], count: detractors },
  ];
  return (
    <div class="nps-bar">
      <div class="nps-bar__parts" aria-hidden="true">
        {parts.map(
          ({ look, count }) =>
            count > 0 && (
              <span key={look} class={`nps-bar__part nps-bar__part--${look}`} style={{ flexGrow: count }} />
            ),
        )}
      </div>
      <dl class="nps-bar__legend">
        {parts.map(({ look, name, count }) => (
          <div key={look}>
            <dt>
              <span class={`nps-bar__part nps-bar__part--${look}`} />
              {name}
            </dt>
            <dd class="number">
              {count} <span class="note">{formatShare(count / all)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
