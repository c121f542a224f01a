const dayMs = 86_400_000;

/** `YYYY-MM-DD` so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay();

export const utcDay = (time: Date): string => time.toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** How far the zone's clocks are ahead of UTC at noon of that day, in ms: daylight saving changes at night. */
function zoneOffsetMs(timeZone: string, day: string): number {
  const key = `${timeZone} ${day}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    let format = formats.get(timeZone);
    if (!format) {
      format = new Intl.DateTimeFormat('en-CA', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'medium',
        hourCycle: 'h23',
      });
      formats.set(timeZone, format);
    }
    const noon = Date.parse(`${day}T12:00:00Z`);
    offset = Date.parse(`${format.format(noon).replace(', ', 'T')}Z`) - noon;
    offsets.set(key, offset);
  }
  return offset;
}

/** Epoch ms of a moment of a day on the clocks of that zone. */
export const zonedMs = (timeZone: string, day: string, minuteOfDay: number): number =>
  Date.parse(day) + minuteOfDay * 60_000 - zoneOffsetMs(timeZone, day);
