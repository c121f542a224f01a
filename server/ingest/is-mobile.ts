/** Whether a user agent says of itself that it is a phone's or a tablet's, as browsers and web views do. */
export const isMobile = (userAgent: string | undefined): boolean =>
  userAgent !== undefined && /Mobi|Android|iPhone|iPad|HarmonyOS/.test(userAgent);
