/** Joins what is given and truthy: `classNames('button', isBusy && 'button--busy')`. */
export const classNames = (...names: (string | false | null | undefined)[]) =>
  names.filter(Boolean).join(' ');
