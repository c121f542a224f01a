import { resolver } from 'hono-openapi';
import type { GenericSchema } from 'valibot';

/** The JSON Schema that OpenAPI 3.1 speaks; by itself the generator writes an older one, whose tuples 3.1 does not know. */
export const schemaOptions = { options: { target: 'draft-2020-12' } };

/** A response as `describeRoute` wants it: what it means and, unless it is empty, the shape of its body. */
export const answer = (description: string, schema?: GenericSchema) => ({
  description,
  ...(schema && { content: { 'application/json': { schema: resolver(schema, schemaOptions) } } }),
});
