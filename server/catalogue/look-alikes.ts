import type { Signature } from '../../shared/contract/signature.ts';
import { createJudge } from '../../shared/rules/judge-signatures.ts';
import { agreementOn, factsOf, sameElementScore } from '../../shared/rules/match-target-signature.ts';
import { withLookAlikes } from '../../shared/rules/with-look-alikes.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { selectClickPlaces } from './dictionary-store.ts';
import type { Dictionary } from './evaluate-rules.ts';

type Captured = Dictionary['signatures'][number];

const saysTheSame = 0.9;

/** Whether two controls that are much alike say something else of themselves: *Connect Slack* is not *Connect Teams*. */
export function saysOther(one: Signature, other: Signature): boolean {
  const agreement = agreementOn(0, factsOf(one), factsOf(other));
  return agreement !== undefined && agreement < saysTheSame;
}

/**
 * Descriptions of stored clicks with their look-alikes, by id, as picking adds them in the page: of `among` those that come
 * close and say something else. They were clicked on the same page of the same build, so that one isn't what the other
 * has become.
 */
export async function rememberLookAlikes(
  db: Queryable,
  scope: Scope,
  captured: readonly Captured[],
  among: readonly Captured[],
): Promise<Map<number, Signature>> {
  const judge = createJudge();
  const close = captured.map(({ id, signature }) => {
    const likenessOf = judge(signature);
    const others = among
      .map((other) => ({ ...other, likeness: likenessOf(other.signature, sameElementScore / 2) }))
      .filter((other) => other.likeness > 0 && other.id !== id && saysOther(signature, other.signature))
      .toSorted((a, b) => b.likeness - a.likeness);
    return { id, signature, others };
  });
  const met = close.flatMap(({ id, others }) =>
    others.length > 0 ? [id, ...others.map((other) => other.id)] : [],
  );
  const places = await selectClickPlaces(db, scope, [...new Set(met)]);
  const areTogether = (one: number, other: number) => {
    const theirs = places.get(other);
    return places.get(one)?.some((place) => theirs?.includes(place)) ?? false;
  };
  return new Map(
    close.map(({ id, signature, others }) => {
      const alike = others.filter((other) => areTogether(id, other.id)).map((other) => other.signature);
      return [id, alike.length > 0 ? withLookAlikes(signature, alike) : signature];
    }),
  );
}
