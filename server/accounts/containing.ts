/** The pattern of texts that contain what a person typed, in which `%` and `_` mean themselves. */
export const containing = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`;
