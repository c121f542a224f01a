import type { HonoRequest } from 'hono';
import * as v from 'valibot';
import { AppError } from './app-error.ts';

const invalid = (details: { path: string; message: string }[]) =>
  new AppError('invalid_request', 'The request is not valid: see details for each fault.', { details });

/**
 * The JSON body of a request from a page, whatever content type it claims: pages say text/plain, so that browsers
 * need no preflight.
 */
export async function readSnippetBody<Schema extends v.GenericSchema>(
  request: HonoRequest,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  const text = await request.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalid([{ path: '', message: 'must be JSON' }]);
  }
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw invalid(result.issues.map((issue) => ({ path: v.getDotPath(issue) ?? '', message: issue.message })));
}
