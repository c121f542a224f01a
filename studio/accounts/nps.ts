import type { ResponseRow } from '../api.ts';

/** What one person answered in one passage through a guide, newest first. */
export interface ResponseGroup {
  key: string;
  responses: [ResponseRow, ...ResponseRow[]];
}

/** Keeps the order of the newest answer of each passage. */
export function groupByRun(responses: readonly ResponseRow[]): ResponseGroup[] {
  const groups = new Map<string, ResponseGroup>();
  for (const response of responses) {
    const key = `${response.runId}/${response.userId}`;
    const group = groups.get(key);
    if (group) group.responses.push(response);
    else groups.set(key, { key, responses: [response] });
  }
  return [...groups.values()];
}
