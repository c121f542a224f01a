import type { Reporter, TestCase } from 'vitest/node';

/** Names, after a run, the tests that passed only at their second try: each hides a race that wants to be found. */
export class SecondTries implements Reporter {
  private readonly names: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
  }

  onTestRunEnd(): void {
    if (this.names.length === 0) return;
    console.log(['Passed only at the second try:', ...this.names].join('\n  '));
  }
}
