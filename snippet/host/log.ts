/** Words for the host app's developers, silent unless they asked by `cairn.debug()`. */
let isOn = false;

export const setDebug = (value: boolean): void => {
  isOn = value;
};

export function warn(message: string, detail?: unknown): void {
  try {
    if (isOn) console.warn(`[cairn] ${message}`, detail ?? '');
  } catch {
    // A host without a console.
  }
}
