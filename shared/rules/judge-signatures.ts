import type { Signature } from '../contract/signature.ts';
import {
  agreementOn,
  asMeant,
  type Facts,
  factsOf,
  lookAlikesOf,
  type MatchOptions,
  pairLikeness,
  pairsOf,
  scoreAlone,
  signals,
  weightOf,
} from './match-target-signature.ts';

/**
 * Raised with every change that lets stored clicks be judged otherwise: then what an earlier edition has said of them is
 * judged anew.
 */
export const judgeEdition = 1;

/**
 * How much alike a description and the wanted one are, as `compareSignatures` says; 0 where that is below `atLeast`, or the
 * description is more like one of the wanted one's look-alikes.
 */
export type Likeness = (candidate: Signature, atLeast: number) => number;

/**
 * Compares many descriptions with many: what is worked out of a description or a text is remembered, and no comparison
 * goes on once it is lost. Keep it no longer than what it compares.
 */
export function createJudge(): (wanted: Signature, options?: MatchOptions) => Likeness {
  const known = new WeakMap<Signature, Facts>();
  const pairs = new Map<string, ReadonlySet<string>>();

  function pairsIn(text: string): ReadonlySet<string> {
    let found = pairs.get(text);
    if (!found) {
      found = pairsOf(text);
      pairs.set(text, found);
    }
    return found;
  }

  const likenessOf = (one: string, other: string) =>
    one === other ? 1 : pairLikeness(pairsIn(one), pairsIn(other));

  function factsIn(candidate: Signature): Facts {
    let facts = known.get(candidate);
    if (!facts) {
      facts = inTexts(factsOf(candidate));
      known.set(candidate, facts);
    }
    return facts;
  }

  const likenessTo = (wanted: Signature, options: MatchOptions): Likeness => {
    const meant = inTexts(factsOf(asMeant(wanted, options)));
    // By signal: what it and those after it can add at most.
    const rest = signals
      .map((_, i) => (meant[signals[i]![0]] ? weightOf(i, 1) : 0))
      .map((_, i, most) => most.slice(i).reduce((sum, weight) => sum + weight, 0));
    return (candidate, atLeast) => {
      const facts = factsIn(candidate);
      let odds = 0;
      for (let i = 0; i < signals.length; i++) {
        if (scoreAlone(odds + rest[i]!) < atLeast) return 0;
        odds += weightOf(i, agreementOn(i, meant, facts, likenessOf));
      }
      const score = scoreAlone(odds);
      return score < atLeast ? 0 : score;
    };
  };

  return (wanted, options = {}) => {
    const own = likenessTo(wanted, options);
    const others = lookAlikesOf(wanted, options).map((other) => likenessTo(other, {}));
    return (candidate, atLeast) => {
      const score = own(candidate, atLeast);
      return score > 0 && others.some((other) => other(candidate, score) > score) ? 0 : score;
    };
  };
}

/** Lists as the text that they are compared by, but for the box, which is compared by its numbers. */
const inTexts = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      key !== 'box' && Array.isArray(value) ? String(value) : value,
    ]),
  );
