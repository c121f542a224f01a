/** A session ends this long after its last use … */
export const idleLifeHours = 12;
/** … and at the latest this long after signing in. */
export const absoluteLifeHours = 14 * 24;

export const hoursAfter = (time: Date, hours: number) => new Date(time.getTime() + hours * 3_600_000);
