import { posix } from 'node:path';

export interface SourceFile {
  /** From the top of the repository, such as `server/guides/publish-guide.ts`. */
  path: string;
  text: string;
}

/**
 * What the files of a room may import. Names of ours are paths or beginnings of paths; a room may always import its
 * own files, and types of what it may import.
 */
interface Room {
  /** The room's files: those whose path begins so. */
  files: string;
  /** Not those in folders below: each of these is a room of its own. */
  isTop?: true;
  ours?: string[];
  /** Only `import type`: nothing of it is in what is built. */
  types?: string[];
  /** Only `import()`: it is loaded when it is first needed. */
  onNeed?: string[];
  /** A name covers its subpaths: `hono` also `hono/cors`. */
  packages?: string[];
}

const drawing = ['preact', '@preact/signals'];
/** `audience` and `references`: guides and segments both say who is meant, and name the same things. */
const studioKit = [
  'studio/ui/',
  'studio/charts/',
  'studio/metrics/',
  'studio/picker/',
  'studio/audience/',
  'studio/references/',
  'studio/second-factor/',
  'studio/list/',
];
/** Files at the top of `studio/` that every page may use. */
const studioBase = [
  'studio/address.ts',
  'studio/api.ts',
  'studio/changeable.tsx',
  'studio/definition-of.ts',
  'studio/preferences.ts',
  'studio/resource.ts',
  'studio/session.ts',
  'studio/stage-name.ts',
];

/** Who may lean on whom. Widening a row is a decision: say why in the commit. */
export const rooms: Room[] = [
  { files: 'shared/contract/', packages: ['valibot'] },
  { files: 'shared/rules/', types: ['shared/contract/'] },
  { files: 'shared/upgrade/', types: ['shared/contract/'] },
  // A draft while it is edited, in the studio and in the host page.
  {
    files: 'shared/draft/',
    ours: ['shared/rules/'],
    types: ['shared/contract/'],
    packages: ['@preact/signals'],
  },

  // The snippet: from the host page inwards. Nothing of valibot or the server can get in.
  { files: 'snippet/host/', ours: ['shared/rules/'], types: ['shared/contract/'] },
  { files: 'snippet/target/', ours: ['snippet/host/', 'shared/rules/'], types: ['shared/contract/'] },
  {
    files: 'snippet/capture/',
    ours: ['snippet/host/', 'snippet/target/', 'shared/rules/'],
    types: ['shared/contract/'],
  },
  {
    files: 'snippet/render/',
    // Counts tasks and scales as the server does.
    ours: ['shared/rules/'],
    types: ['shared/contract/'],
  },
  {
    files: 'snippet/guides/',
    ours: ['snippet/host/', 'snippet/target/', 'snippet/capture/', 'shared/rules/'],
    types: ['shared/contract/', 'snippet/render/'],
    onNeed: ['snippet/render/'],
  },
  {
    files: 'snippet/picker/',
    // An author tries a guide as it will run: with what runs guides.
    ours: [
      'snippet/host/',
      'snippet/target/',
      'snippet/capture/',
      'snippet/guides/',
      'snippet/render/',
      'shared/',
    ],
    packages: drawing,
  },
  // What chooses and plays guides with what draws them: one file to load, and only when it is needed.
  { files: 'snippet/guides-part.ts', ours: ['snippet/guides/', 'snippet/render/'] },
  {
    files: 'snippet/',
    isTop: true,
    ours: ['snippet/host/', 'snippet/target/', 'snippet/capture/', 'snippet/guides/', 'shared/rules/'],
    types: ['snippet/', 'shared/contract/'],
    onNeed: ['snippet/guides-part.ts', 'snippet/render/', 'snippet/picker/'],
  },

  // The server: base rooms, then a room per noun, put together by the files at its top.
  {
    files: 'server/db/',
    ours: ['shared/'],
    types: ['server/config.ts'],
    packages: ['rate-limiter-flexible', 'kysely', 'pg', 'pg-copy-streams', 'pino', 'valibot'],
  },
  {
    files: 'server/http/',
    ours: ['shared/', 'server/db/'],
    types: ['server/config.ts', 'server/context.ts'],
    packages: [
      'hono',
      '@hono/node-server',
      'hono-openapi',
      'valibot',
      'pino',
      'prom-client',
      'csv-stringify',
    ],
  },
  ...[
    'accounts',
    'alerts',
    'catalogue',
    'delivery',
    'feedback',
    'guides',
    'help',
    'ingest',
    'integrations',
    'jobs',
    'mail',
    'metrics',
    'outbound',
    'reports',
    'segments',
    'surveys',
    'workspaces',
  ].map((noun) => ({
    files: `server/${noun}/`,
    ours: ['shared/', 'server/'],
    packages: [
      'hono',
      'hono-openapi',
      'kysely',
      'valibot',
      ...(noun === 'workspaces'
        ? [
            '@node-rs/argon2',
            '@zxcvbn-ts/language-common',
            'openid-client',
            'otpauth',
            'rate-limiter-flexible',
          ]
        : []),
      ...(noun === 'ingest' ? ['isbot', 'jose', 'rate-limiter-flexible'] : []),
      ...(noun === 'outbound' ? ['ipaddr.js'] : []),
      ...(noun === 'mail' ? ['nodemailer'] : []),
      // The browser that prints a document.
      ...(noun === 'reports' ? ['playwright-core'] : []),
      ...(noun === 'accounts' ? ['csv-parse'] : []),
    ],
  })),
  {
    files: 'server/commands/',
    ours: ['server/', 'shared/'],
    // A matcher for a browser to run, and the browser.
    packages: ['valibot', 'pino', 'commander', 'esbuild', 'playwright-core', 'yaml'],
  },
  {
    files: 'server/',
    isTop: true,
    ours: ['server/', 'shared/', 'demo/data/'],
    packages: ['hono', '@hono/node-server', 'commander', 'valibot', 'pino', 'pg'],
  },

  { files: 'studio/ui/', packages: [...drawing, 'lucide'] },
  { files: 'studio/charts/', ours: ['studio/ui/'], packages: [...drawing, 'lucide'] },
  {
    files: 'studio/api/',
    ours: ['studio/ui/', 'shared/'],
    types: ['server/app.ts'],
    packages: ['@preact/signals', 'hono/client'],
  },
  ...[
    'accounts',
    'adoption',
    'alerts',
    'audience',
    'catalogue',
    'feedback',
    'guides',
    'help',
    'install',
    'list',
    'metrics',
    'nps',
    'overview',
    'picker',
    'references',
    'reports',
    'second-factor',
    'segments',
    'settings',
    'shell',
    'sign-in',
    'surveys',
    'users',
  ].map((noun) => ({
    files: `studio/${noun}/`,
    ours: [...studioKit, ...studioBase, 'shared/', 'snippet/render/'],
    packages: [
      ...drawing,
      'preact-iso',
      'lucide',
      'valibot',
      ...(noun === 'second-factor' ? ['uqr'] : []),
      // Files for translators; loaded when one is made or read.
      ...(noun === 'guides' ? ['csv-parse', 'csv-stringify', '@rgrove/parse-xml'] : []),
      // A list that is here as a whole; loaded when it is exported.
      ...(noun === 'list' ? ['csv-stringify'] : []),
    ],
  })),
  {
    files: 'studio/',
    isTop: true,
    ours: ['studio/', 'shared/'],
    types: ['server/app.ts'],
    packages: [...drawing, 'preact-iso', 'lucide', 'hono/client'],
  },

  // The demo: a host app that knows nothing of us, and a year of data made through the server's own operations.
  { files: 'demo/host-app/', packages: drawing },
  {
    files: 'demo/data/',
    ours: ['server/', 'shared/', 'snippet/target/', 'demo/host-app/'],
    packages: ['playwright', 'esbuild', 'pino', 'kysely'],
  },
];

interface Import {
  specifier: string;
  kind: 'value' | 'type' | 'onNeed';
}

const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

/** Every import and re-export, static, type-only or dynamic. */
export function importsOf(text: string): Import[] {
  const code = withoutComments(text);
  const found: Import[] = [];
  for (const [, type, specifier] of code.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[\w*${}\s,]+?\sfrom\s+)?['"]([^'"]+)['"]/gm,
  )) {
    found.push({ specifier: specifier!, kind: type ? 'type' : 'value' });
  }
  for (const [, isType, specifier] of code.matchAll(/(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]/g)) {
    found.push({ specifier: specifier!, kind: isType ? 'type' : 'onNeed' });
  }
  return found;
}

export const roomOf = (path: string): Room | undefined =>
  rooms.find(({ files, isTop }) =>
    isTop ? folderOf(path) === folderOf(`${files}x`) : path.startsWith(files),
  );

const folderOf = (path: string) => posix.dirname(path);
const isPackage = (name: string, allowed: string) => name === allowed || name.startsWith(`${allowed}/`);
const isServerRoom = (path: string) => /^server\/(?!db\/|http\/)[^/]+\//.test(path);

/** Every import that the table does not allow, one line each. */
export function importFaults({ path, text }: SourceFile): string[] {
  const room = roomOf(path);
  if (!room) return [`${path} is in no room of the table`];
  const { ours = [], types = [], onNeed = [], packages = [] } = room;

  return importsOf(text).flatMap(({ specifier, kind }) => {
    const fault = [`${path} imports ${specifier}${kind === 'value' ? '' : ` (${kind})`}`];
    if (specifier.startsWith('node:')) return /^(server|demo\/data)\//.test(path) ? [] : fault;
    if (!specifier.startsWith('.')) {
      return packages.some((allowed) => isPackage(specifier, allowed)) || isLogType(specifier, kind)
        ? []
        : fault;
    }
    const target = posix.normalize(posix.join(folderOf(path), specifier));
    if (/\.css$/.test(target)) return [];
    if (roomOf(target) === room) return [];
    const allowed = [
      ...ours,
      ...(kind === 'type' ? [...types, ...onNeed] : []),
      ...(kind === 'onNeed' ? onNeed : []),
    ];
    if (!allowed.some((beginning) => target.startsWith(beginning))) return fault;
    return isPrivateToRoom(path, target) ? fault : [];
  });
}

/** The logger is handed in; only its type is named. */
const isLogType = (specifier: string, kind: Import['kind']) => specifier === 'pino' && kind === 'type';

/** Another server room is spoken to by its operations, never by its SQL or its routes; only `app.ts` mounts routes. */
const isPrivateToRoom = (path: string, target: string) =>
  isServerRoom(target) &&
  folderOf(path) !== folderOf(target) &&
  (/-store\.ts$/.test(target) || (/routes\.ts$/.test(target) && path !== 'server/app.ts'));

/** SQL is in `server/db`, in stores and in metrics: there alone is Kysely more than a type. */
export function sqlFaults({ path, text }: SourceFile): string[] {
  if (!isServerRoom(path) || /-store\.ts$/.test(path) || path.startsWith('server/metrics/')) return [];
  const usesKysely = importsOf(text).some(
    ({ specifier, kind }) => specifier === 'kysely' && kind === 'value',
  );
  return usesKysely ? [`${path} makes SQL and is no store`] : [];
}

const sinks =
  /\.(?:inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write(?:ln)?\b|\bdangerouslySetInnerHTML\b|\bsrcdoc\b|\bDOMParser\b|\bcreateContextualFragment\b|\beval\s*\(|\bnew Function\b|\bset(?:Timeout|Interval)\(\s*['"`]|['"`]javascript:/;

/** What could make markup or code out of text, where a browser would run it. */
export function sinkFaults({ path, text }: SourceFile): string[] {
  if (!/^(snippet|studio|shared|demo\/host-app)\//.test(path)) return [];
  const sink = sinks.exec(withoutComments(text))?.[0];
  return sink ? [`${path} uses ${sink}`] : [];
}

export const defaultExportFaults = ({ path, text }: SourceFile): string[] =>
  /^\s*export\s+default\b|\bas\s+default\b/m.test(withoutComments(text))
    ? [`${path} has a default export`]
    : [];

const drawers =
  /(^|\/)(utils?|helpers?|common|misc|manager|service)(\.tsx?$|\/)|-(utils?|helpers?|manager|service)\.tsx?$/;

/** A file is named after the one thing in it, in kebab-case, and no folder is a drawer for the rest. */
export const nameFaults = ({ path }: SourceFile): string[] =>
  drawers.test(path) || !/^[a-z0-9-]+(\.d)?\.tsx?$/.test(posix.basename(path))
    ? [`${path} is named badly`]
    : [];
