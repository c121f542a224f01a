import { spawnSync } from 'node:child_process';

/**
 * `npm run audit`: exit code 1 when a package that Cairn runs on has a known weakness rated high or critical. Where the
 * registry can't be asked, it says so and fails nothing: no check may depend on a network.
 */
interface Report {
  message?: string;
  error?: { summary?: string };
  metadata?: { vulnerabilities: Record<'low' | 'moderate' | 'high' | 'critical', number> };
  vulnerabilities?: Record<string, { severity: string }>;
}

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});

function reportOf(text: string): Report {
  try {
    return JSON.parse(text) as Report;
  } catch {
    return {};
  }
}

const { metadata, vulnerabilities = {}, message, error } = reportOf(stdout);
if (!metadata) {
  const reason = (error?.summary || message || 'no answer').split('\n')[0];
  console.warn(`NOT CHECKED: the registry could not be asked for known weaknesses (${reason}).`);
} else {
  const serious = Object.entries(vulnerabilities).filter(([, { severity }]) =>
    /high|critical/.test(severity),
  );
  for (const [name, { severity }] of serious)
    console.error(`${name} has a known weakness, rated ${severity}.`);
  if (serious.length > 0) process.exit(1);
  console.log('No package has a known weakness rated high or critical.');
}
