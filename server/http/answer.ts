import { resolver } from 'hono-openapi';
import type { GenericSchema } from 'valibot';

/** A response as `describeRoute` wants it: what it means and, unless it is empty, the shape of its body. */
export const answer = (description: string, schema?: GenericSchema) => ({
  description,
  ...(schema && { content: { 'application/json': { schema: resolver(schema) } } }),
});
