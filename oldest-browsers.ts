/** What everything for browsers is built for: about two years back for each of the large ones. */
export const oldestBrowsers = ['chrome126', 'firefox126', 'safari18'];
