const headerBytes = 4;

/** A set of an account's people, each by their place: the bits of a `bit varying` of PostgreSQL. */
export class PeopleSet {
  readonly #bytes: Uint8Array;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @param sent what `varbit_send` makes of the bits: their number, and then they themselves */
  static of(sent: Uint8Array): PeopleSet {
    return new PeopleSet(sent.slice(headerBytes));
  }

  /** Of nobody, with room for as many as the other has. */
  static noneLike(other: PeopleSet): PeopleSet {
    return new PeopleSet(new Uint8Array(other.#bytes.length));
  }

  /** Of at least one set, all of the same account. */
  static union(sets: readonly PeopleSet[]): PeopleSet {
    const union = new Uint8Array(sets[0]!.#bytes);
    for (const set of sets) {
      for (let index = 0; index < union.length; index++) union[index]! |= set.#bytes[index]!;
    }
    return new PeopleSet(union);
  }

  /** Of each who is in any of the sets, in how many. */
  static timesIn(sets: readonly PeopleSet[]): number[] {
    const times = new Uint32Array(Math.max(0, ...sets.map((set) => set.#bytes.length * 8)));
    for (const set of sets) {
      const bytes = set.#bytes;
      for (let index = 0; index < bytes.length; index++) {
        const eight = bytes[index]!;
        if (eight === 0) continue;
        for (let bit = 0; bit < 8; bit++) times[index * 8 + bit]! += (eight >> (7 - bit)) & 1;
      }
    }
    return [...times.filter((count) => count > 0)];
  }

  get size(): number {
    let size = 0;
    for (let eight of this.#bytes) {
      for (; eight !== 0; eight &= eight - 1) size += 1;
    }
    return size;
  }

  add(place: number): void {
    this.#bytes[place >> 3]! |= 128 >> (place & 7);
  }

  without(others: PeopleSet): PeopleSet {
    return new PeopleSet(this.#bytes.map((eight, index) => eight & ~others.#bytes[index]!));
  }
}
