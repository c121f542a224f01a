// The order matters: nearly every browser also claims to be those below it.
const browsers: [mark: RegExp, name: string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [mark: RegExp, name: string][] = [
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Browser and system as a person names them, to recognise a device by; never used to decide anything. */
export const readUserAgent = (userAgent: string) => ({
  browser: browsers.find(([mark]) => mark.test(userAgent))?.[1],
  system: systems.find(([mark]) => mark.test(userAgent))?.[1],
});
