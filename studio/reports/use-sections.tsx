import { SparkBars } from '../charts/sparkline.tsx';
import { withUnit } from '../ui/with-unit.ts';
import type { DocumentFigures, DocumentUse } from './document-use.ts';
import { words } from './document-words.ts';
import type { Speaker } from './speaker.ts';

type FigureName = keyof DocumentFigures;

const isShare = (name: FigureName) =>
  !(['users', 'activeUsers', 'activeTime', 'usesPerActiveUser', 'nps'] as FigureName[]).includes(name);

function textOf(name: FigureName, value: number | null, speaker: Speaker): string {
  if (value === null) return '–';
  if (name === 'nps') return speaker.signed(value);
  if (name === 'activeTime')
    return speaker.say(words.minutes, speaker.number(value, { maximumFractionDigits: 0 }));
  return isShare(name)
    ? speaker.share(value)
    : speaker.number(value, { maximumFractionDigits: name === 'usesPerActiveUser' ? 1 : 0 });
}

/** Against the period before: shares and scores in points, everything else in per cent. */
function changeOf(name: FigureName, figures: DocumentFigures, speaker: Speaker): string | undefined {
  const figure = figures[name];
  if (!figure || figure.value === null || figure.before.value === null) return undefined;
  const difference = figure.value - figure.before.value;
  if (isShare(name) || name === 'nps') {
    const points = isShare(name) ? Math.round(difference * 1000) / 10 : difference;
    return speaker.say(words.points, speaker.signed(points));
  }
  if (figure.before.value === 0) return undefined;
  return speaker.signed(Math.round((difference / figure.before.value) * 100) / 100, { style: 'percent' });
}

interface FigureGridProps {
  names: readonly FigureName[];
  figures: DocumentFigures;
  speaker: Speaker;
}

/** Figures with what they were made of and what became of them. */
export const FigureGrid = ({ names, figures, speaker }: FigureGridProps) => (
  <dl class="sheet__figures">
    {names.map((name) => {
      const figure = figures[name];
      if (!figure) return null;
      const change = changeOf(name, figures, speaker);
      return (
        <div key={name}>
          <dt>{speaker.metric(name)}</dt>
          <dd class="number">{textOf(name, figure.value, speaker)}</dd>
          <dd class="sheet__made">
            {name === 'nps'
              ? speaker.say(words.answers, speaker.number(figure.n))
              : figure.of !== null &&
                speaker.say(words.of, speaker.number(figure.n), speaker.number(figure.of))}
          </dd>
          {change && <dd class="sheet__made">{speaker.say(words.before, change)}</dd>}
        </div>
      );
    })}
  </dl>
);

/** Active users of each week as bars, with their numbers. */
export const WeeklyBars = ({ weeks, speaker }: { weeks: DocumentUse['weeks']; speaker: Speaker }) => (
  <figure class="sheet__weeks">
    <figcaption>{speaker.say(words.weekly)}</figcaption>
    <SparkBars
      values={weeks.map(({ users }) => users)}
      width={660}
      height={72}
      label={speaker.say(words.weeklyOf, weeks.map(({ users }) => users).join(', '))}
    />
    <div class="sheet__labels" aria-hidden="true">
      {weeks.map(({ startsOn, users }, index) => (
        <span key={startsOn}>
          <strong>{speaker.number(users)}</strong>
          {index % 2 === 0 && speaker.shortDay(startsOn)}
        </span>
      ))}
    </div>
  </figure>
);

/** Every module with its use. */
export function ModuleTable({ modules, speaker }: { modules: DocumentUse['modules']; speaker: Speaker }) {
  const used = modules.filter(({ uses }) => uses > 0);
  if (used.length === 0) return <p class="sheet__made">{speaker.say(words.noModules)}</p>;
  return (
    <table class="sheet__table sheet__table--numbers">
      <thead>
        <tr>
          <th scope="col">{speaker.say(words.module)}</th>
          <th scope="col">{speaker.say(words.features)}</th>
          <th scope="col">{speaker.say(words.users)}</th>
          <th scope="col">{speaker.say(words.uses)}</th>
          <th scope="col">{speaker.say(words.change)}</th>
        </tr>
      </thead>
      <tbody>
        {used.map((module) => (
          <tr key={module.id}>
            <th scope="row">{module.name}</th>
            <td>
              {speaker.say(
                words.of,
                speaker.number(module.featuresUsed),
                speaker.number(module.featuresAvailable),
              )}
            </td>
            <td>{speaker.number(module.users)}</td>
            <td>{speaker.number(module.uses)}</td>
            <td>
              {module.usesBefore === 0
                ? speaker.say(words.new)
                : speaker.signed(
                    Math.round(((module.uses - module.usesBefore) / module.usesBefore) * 100) / 100,
                    {
                      style: 'percent',
                    },
                  )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What was agreed with the customer, the step that is due, and which features are used for it. */
export function CriterionTable({
  criteria,
  speaker,
}: {
  criteria: DocumentUse['criteria'];
  speaker: Speaker;
}) {
  if (criteria.length === 0) return <p class="sheet__made">{speaker.say(words.noCriteria)}</p>;
  return (
    <table class="sheet__table sheet__table--goals">
      <thead>
        <tr>
          <th scope="col">{speaker.say(words.criterion)}</th>
          <th scope="col">{speaker.say(words.target)}</th>
          <th scope="col">{speaker.say(words.reached)}</th>
          <th scope="col">{speaker.say(words.state)}</th>
          <th scope="col">{speaker.say(words.supportedBy)}</th>
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ id, name, unit, due, features, roi, roiMethod }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              {roi != null && (
                <span class="sheet__made">
                  {speaker.say(words.roi, speaker.number(roi), roiMethod ?? '')}
                </span>
              )}
            </th>
            <td class="nowrap">{due ? withUnit(speaker.number(due.target), unit) : '–'}</td>
            <td class="nowrap">
              {due && due.value !== null ? withUnit(speaker.number(due.value), unit) : '–'}
            </td>
            <td>
              <span class={`sheet__state sheet__state--${due?.state ?? 'open'}`}>
                {speaker.say(due ? words[due.state] : words.notDue)}
              </span>
            </td>
            <td>
              {features.map((feature) => `${feature.name} (${speaker.number(feature.users)})`).join(', ') ||
                '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
