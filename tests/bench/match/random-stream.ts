/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function randomStream(seedText: string): () => number {
  let seed = 0;
  for (const letter of seedText) seed = Math.imul(seed ^ letter.charCodeAt(0), 2654435761) >>> 0;
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A machine's name, such as `1q2w3e`. */
export const scrambled = (random: () => number, length = 6): string =>
  Array.from({ length }, () => Math.floor(random() * 36).toString(36)).join('');
