let made = 0;

/** A name that no earlier attempt has left behind: a test that is tried again finds its own, and only that. */
export const uniqueName = (name: string): string => `${name} ${++made}`;
