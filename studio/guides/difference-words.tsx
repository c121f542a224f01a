import type { GuideDifference } from '../../shared/rules/compare-guides.ts';

interface Props {
  differences: readonly GuideDifference[];
  /** Of several parts, as the tasks of a checklist: each has its heading. */
  hasParts?: boolean;
}

/** What each of two versions says where they differ, line by line. */
export const DifferenceWords = ({ differences, hasParts = false }: Props) =>
  hasParts ? (
    <>
      {[...Map.groupBy(differences, ({ group }) => group)].map(([group, lines]) => (
        <section key={group} class="differences__part">
          <h4>{group}</h4>
          <Lines differences={lines} />
        </section>
      ))}
    </>
  ) : (
    <Lines differences={differences} />
  );

const Lines = ({ differences }: Pick<Props, 'differences'>) => (
  <dl class="differences__words">
    {differences.map(({ key, label, before, after }) => (
      <div key={key} class="differences__line">
        <dt>{label}</dt>
        <dd class="differences__side differences__side--before">
          {before === null ? <span class="note">–</span> : <del>{before}</del>}
        </dd>
        <dd class="differences__side differences__side--after">
          {after === null ? <span class="note">–</span> : <ins>{after}</ins>}
        </dd>
      </div>
    ))}
  </dl>
);
