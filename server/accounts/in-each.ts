/**
 * Does the work in each environment, one after the other, also when it fails in one: what is wrong with one customer must
 * not hold up the numbers of the others. Rejects in the end with the first fault.
 */
export async function inEach<Place>(
  places: readonly Place[],
  work: (place: Place) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const place of places) await work(place).catch((fault: unknown) => faults.push(fault));
  if (faults.length > 0) throw faults[0];
}
