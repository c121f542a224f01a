/** What to do about a database that can't be used, by the code of the driver or of PostgreSQL. */
const remedies: Record<string, string> = {
  ERR_INVALID_URL:
    'Write it as postgres://user:password@host:5432/database, where / ? # @ : and % of the password are ' +
    '%2F %3F %23 %40 %3A and %25.',
  ECONNREFUSED: 'Check that PostgreSQL runs there, on this port, and listens on more than its own machine.',
  ENOTFOUND: 'Check the host in DATABASE_URL: no machine has that name.',
  EAI_AGAIN: 'Check the host in DATABASE_URL: nobody can say where it is.',
  ETIMEDOUT: 'Check the host in DATABASE_URL, and that no firewall keeps this machine from it.',
  EHOSTUNREACH: 'Check the host in DATABASE_URL, and that no firewall keeps this machine from it.',
  '28P01':
    'Check user and password in DATABASE_URL. A container of PostgreSQL takes its password when its volume is ' +
    "made; later, alter role … password '…' changes it.",
  '28000': 'Check the user in DATABASE_URL, and that pg_hba.conf lets it in from this machine.',
  '3D000': 'Make it: createdb --owner=USER DATABASE, with the names of DATABASE_URL.',
  '42501': 'Give the database to the user of DATABASE_URL: alter database DATABASE owner to USER.',
  '25006': 'This is a replica, or default_transaction_read_only is on: point DATABASE_URL at the primary.',
  '53100': "Its disk is full: make room, by deleting other things than files of PostgreSQL's.",
  '53300': 'All connections are taken: raise max_connections, or put PgBouncer in front.',
};

/** Messages of the driver that come without a code. */
const withoutCode: [RegExp, string][] = [
  [/does not support SSL/, 'Take sslmode out of DATABASE_URL, or switch ssl on in PostgreSQL.'],
  [/timeout exceeded/, 'Check the host in DATABASE_URL, and that no firewall keeps this machine from it.'],
];

/** Of TLS: its codes are many, and one thing helps against all of them. */
const untrusted = /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_|CERT_|ERR_TLS_CERT)/;

/** The sentence that tells what to do about an error of the database; undefined where nothing is known. */
export function remedyFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (untrusted.test(code)) {
    return 'Name the file with its certificate: ?sslmode=verify-full&sslrootcert=/path/to/ca.pem behind DATABASE_URL.';
  }
  return remedies[code] ?? withoutCode.find(([message]) => message.test(error.message))?.[1];
}

/** What went wrong, and what to do about it where that is known: a line for whoever runs the server. */
export function withRemedy(error: unknown): string {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return [reason.replace(/[.\s]+$/, ''), remedyFor(error)].filter(Boolean).join('. ');
}
