import type { Page } from 'playwright';
import { scriptAnswer } from '../../support/host-pages.ts';
import { offerCairnTour } from './cairn-tour.ts';
import { bundlePeer, type PeerBundle } from './peer-bundles.ts';
import { type Stage, tourId } from './stage.ts';

/** Something that a host app loads: a peer, Cairn, the floor, or nothing. */
export interface Contender {
  name: string;
  /** The page that it is loaded into. */
  path: string;
  isTour: boolean;
  /** Its parts are in the browser's cache from a page before. */
  isCached?: true;
  /** What it weighs, in bytes after gzip -9; a second one where the host app has no React yet. */
  gzip?: number;
  gzipWithReact?: number;
  /** Begins to load it, as an async script of the page would. */
  load(page: Page): Promise<void>;
  /** Puts `window.tour` there, where loading does not. */
  offer?(page: Page): Promise<void>;
}

export const nothing: Contender = { name: 'nothing', path: '/', isTour: false, load: async () => {} };

/** Cairn in a fresh profile, and in one that has been to the page before. */
export function cairnContenders(stage: Stage): [Contender, Contender] {
  const { origin, key } = stage.server;
  const cairn: Contender = {
    name: 'Cairn',
    path: '/',
    isTour: true,
    async load(page) {
      await page.evaluate(
        ({ src, key }) => {
          const calls = [
            ['identify', 'user-17', { role: 'sales' }],
            ['group', 'acme', { plan: 'pro' }],
          ];
          Object.assign(window, { cairn: calls });
          const script = Object.assign(document.createElement('script'), { async: true, src });
          script.dataset.key = key;
          document.head.append(script);
        },
        { src: `${origin}/s.js`, key },
      );
    },
    offer: (page) => page.evaluate(offerCairnTour, tourId),
  };
  return [cairn, { ...cairn, name: 'Cairn, parts cached', isCached: true }];
}

interface Peer {
  name: string;
  file: string;
  css?: string;
  needsReact?: true;
  isTour: boolean;
}

const peers: Peer[] = [
  { name: 'floor: preact + floating-ui', file: 'floor', isTour: true },
  { name: 'driver.js', file: 'driver', css: 'driver.js/dist/driver.css', isTour: true },
  { name: 'shepherd.js', file: 'shepherd', css: 'shepherd.js/dist/css/shepherd.css', isTour: true },
  { name: 'intro.js', file: 'intro', css: 'intro.js/introjs.css', isTour: true },
  { name: 'react-joyride', file: 'react-joyride', needsReact: true, isTour: true },
  { name: '@reactour/tour', file: 'reactour', needsReact: true, isTour: true },
  { name: 'PostHog', file: 'posthog', isTour: false },
  { name: 'plausible-tracker', file: 'plausible', isTour: false },
  { name: 'Segment', file: 'segment', isTour: false },
  { name: 'Mixpanel core', file: 'mixpanel', isTour: false },
  { name: 'floor: one question, one event kept', file: 'asker', isTour: false },
];

/** Bundles every peer and serves it from the host app's own origin. */
export async function peerContenders({ host }: Stage): Promise<Contender[]> {
  host.serve('/peers/react-host.js', scriptAnswer((await bundlePeer('react-host')).script));
  return Promise.all(
    peers.map(async ({ name, file, css, needsReact, isTour }) => {
      const bundle = await bundlePeer(file, { css, isReactOnPage: needsReact });
      const whole = needsReact && (await bundlePeer(file, { css }));
      serveBundle(host, file, bundle);
      return {
        name,
        path: needsReact ? '/react' : '/',
        isTour,
        gzip: bundle.gzip,
        gzipWithReact: whole ? whole.gzip : undefined,
        load: (page: Page) =>
          page.evaluate(
            ([script, sheet]) => {
              const link = { rel: 'stylesheet', href: sheet };
              if (sheet) document.head.append(Object.assign(document.createElement('link'), link));
              document.head.append(
                Object.assign(document.createElement('script'), { async: true, src: script }),
              );
            },
            [`/peers/${file}.js`, css ? `/peers/${file}.css` : ''] as const,
          ),
      };
    }),
  );
}

function serveBundle(host: Stage['host'], file: string, { script, css }: PeerBundle): void {
  host.serve(`/peers/${file}.js`, scriptAnswer(script));
  host.serve(`/peers/${file}.css`, (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/css' }).end(css),
  );
}
