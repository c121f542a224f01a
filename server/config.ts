import { BlockList } from 'node:net';
import * as v from 'valibot';
import { secretKeysIn, whatKeysAre } from './db/sealing/key-form.ts';
import { networksIn } from './http/trusted-proxies.ts';
import { withSecretsOfFiles } from './secrets-of-files.ts';

const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+$/, 'must be a whole number'),
    v.transform(Number),
    v.minValue(min),
    v.maxValue(max),
  );

/** Cookies, links and the snippet are of a whole origin: behind a path of another one nothing would be found. */
function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && /^\/*$/.test(url.pathname) && !/[?#@]/.test(text);
}

const environmentSchema = v.object({
  PORT: v.optional(wholeNumber(1, 65535), '4400'),
  HOST: v.optional(v.string(), '127.0.0.1'),
  DATABASE_URL: v.optional(v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must begin with postgres://'))),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), './data'),
  PUBLIC_URL: v.optional(
    v.pipe(
      v.string(),
      v.check(
        isOrigin,
        'must be what browsers have before the first / of a path, such as https://cairn.example',
      ),
    ),
  ),
  CAIRN_DEMO: v.optional(v.picklist(['0', '1'], 'must be 0 or 1')),
  CAIRN_ADMIN_EMAIL: v.optional(v.pipe(v.string(), v.email())),
  CAIRN_ADMIN_PASSWORD: v.optional(v.pipe(v.string(), v.minLength(8), v.maxLength(128))),
  CAIRN_PRIVATE_RECEIVERS: v.optional(v.picklist(['0', '1'], 'must be 0 or 1'), '0'),
  CAIRN_SMTP_URL: v.optional(
    v.pipe(v.string(), v.url(), v.regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')),
  ),
  CAIRN_MAIL_FROM: v.optional(v.pipe(v.string(), v.minLength(3))),
  CAIRN_SECRET_KEY: v.optional(
    v.pipe(
      v.string(),
      v.transform(secretKeysIn),
      v.array(v.string(), `must be ${whatKeysAre}; of several, the first seals and all open`),
    ),
  ),
  CAIRN_TRUSTED_PROXIES: v.optional(
    v.pipe(
      v.string(),
      v.transform(networksIn),
      v.instance(BlockList, 'must be addresses or networks, such as 127.0.0.1, 172.16.0.0/12'),
    ),
  ),
  CAIRN_REQUESTS_PER_MINUTE: v.optional(wholeNumber(1, 1_000_000), '6000'),
  CAIRN_METRICS_TOKEN: v.optional(v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'))),
});

/** Every variable that is read. */
export const settingNames = Object.keys(environmentSchema.entries);

export interface Config {
  port: number;
  host: string;
  /** Absent: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | undefined;
  dataDir: string;
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl: string;
  /**
   * Whether demo data is made, the demo host app is served on `port + 1`, and the demo's well-known password opens
   * its workspace. Unless CAIRN_DEMO says so, only where nobody but this machine reaches the server.
   */
  isDemo: boolean;
  admin: { email: string; password: string } | undefined;
  /** Where e-mail is sent from, and by which server. Absent: none is sent. */
  mail: { smtpUrl: string; from: string } | undefined;
  /** Whether webhooks and sign-in services may be in a private network, and reached by plain http. */
  allowsPrivateReceivers: boolean;
  /** Of CAIRN_SECRET_KEY, in base64: the first seals secrets in the database, all open them. None: see `secret-keys.ts`. */
  secretKeys: readonly string[];
  /** Proxies in front, whose word is taken for who a visitor is. */
  trustedProxies: BlockList;
  /** Of the management API, for a member or a secret key. */
  requestsPerMinute: number;
  /** Opens `GET /metrics`, which is not there without it. */
  metricsToken: string | undefined;
}

const loopbackHost = /^(localhost|.+\.localhost|127(\.\d+){3}|\[?::1\]?)$/i;

/** All faults of the environment at once, one line each. */
export class ConfigError extends Error {}

/** Reads the environment once. An empty variable counts as absent. Throws ConfigError naming every fault. */
export function readConfig(environment: Record<string, string | undefined>): Readonly<Config> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const { given, faults } = withSecretsOfFiles(set);
  const result = v.safeParse(environmentSchema, given);
  faults.push(...(result.issues ?? []).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`));
  if (!given.CAIRN_ADMIN_EMAIL !== !given.CAIRN_ADMIN_PASSWORD) {
    faults.push('CAIRN_ADMIN_EMAIL and CAIRN_ADMIN_PASSWORD: set both or neither');
  }
  if (!given.CAIRN_SMTP_URL !== !given.CAIRN_MAIL_FROM) {
    faults.push('CAIRN_SMTP_URL and CAIRN_MAIL_FROM: set both or neither');
  }
  const { HOST: host = '127.0.0.1', PUBLIC_URL: publicUrl = 'http://localhost', CAIRN_DEMO: demo } = given;
  const isLocal = loopbackHost.test(host) && loopbackHost.test(URL.parse(publicUrl)?.hostname ?? '');
  const isDemo = demo === undefined ? isLocal : demo === '1';
  if (given.PORT === '65535' && isDemo) {
    faults.push('PORT: must be below 65535, because the demo host app takes the next port');
  }
  if (!result.success || faults.length > 0) throw new ConfigError(faults.join('\n'));

  const env = result.output;
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    publicUrl: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).origin,
    isDemo,
    admin:
      env.CAIRN_ADMIN_EMAIL && env.CAIRN_ADMIN_PASSWORD
        ? { email: env.CAIRN_ADMIN_EMAIL, password: env.CAIRN_ADMIN_PASSWORD }
        : undefined,
    mail:
      env.CAIRN_SMTP_URL && env.CAIRN_MAIL_FROM
        ? { smtpUrl: env.CAIRN_SMTP_URL, from: env.CAIRN_MAIL_FROM }
        : undefined,
    allowsPrivateReceivers: env.CAIRN_PRIVATE_RECEIVERS === '1',
    secretKeys: env.CAIRN_SECRET_KEY ?? [],
    trustedProxies: env.CAIRN_TRUSTED_PROXIES ?? new BlockList(),
    requestsPerMinute: env.CAIRN_REQUESTS_PER_MINUTE,
    metricsToken: env.CAIRN_METRICS_TOKEN,
  });
}
