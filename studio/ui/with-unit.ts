/** Signs that stand at their number, as the studio's own shares do: 94.4%, not 94.4 %. */
const signs = new Set(['%', '％', '‰', '°']);

/** A number with the unit that somebody typed for it. */
export const withUnit = (value: string, unit: string): string =>
  signs.has(unit) ? value + unit : `${value} ${unit}`.trimEnd();
