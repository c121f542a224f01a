import { readFileSync } from 'node:fs';

/** What nobody should find in the list of a machine's processes or in what describes a container. */
export const secretSettings = [
  'DATABASE_URL',
  'CAIRN_ADMIN_PASSWORD',
  'CAIRN_METRICS_TOKEN',
  'CAIRN_SECRET_KEY',
  'CAIRN_SMTP_URL',
] as const;

type Environment = Record<string, string | undefined>;

/**
 * The environment, with each secret that a file holds (NAME_FILE, as Docker and Kubernetes hand them out) in its place.
 * Faults: a line for each file that can't be read, is empty, or says again what is set already.
 */
export function withSecretsOfFiles(environment: Environment): { given: Environment; faults: string[] } {
  const given = { ...environment };
  const faults: string[] = [];
  for (const name of secretSettings) {
    const file = environment[`${name}_FILE`];
    if (!file) continue;
    if (environment[name]) {
      faults.push(`${name} and ${name}_FILE: set one of them`);
      continue;
    }
    try {
      // Without what editors put around it; blanks may be part of a password.
      const text = readFileSync(file, 'utf8').replace(/^\ufeff|[\r\n]+$/g, '');
      if (text.trim() === '') faults.push(`${name}_FILE: ${file} is empty`);
      else given[name] = text;
    } catch (error) {
      faults.push(`${name}_FILE: ${(error as Error).message}. Let the user of Cairn read it.`);
    }
  }
  return { given, faults };
}
