import { validator } from 'hono-openapi';
import type { GenericSchema } from 'valibot';
import type { Fault } from '../../shared/contract/error.ts';
import { schemaOptions } from './answer.ts';
import { AppError } from './app-error.ts';

/** Checks a part of the request; the handler reads it by `c.req.valid(part)`. Every fault is named with its path. */
export const validate = <Part extends 'json' | 'query' | 'param', Schema extends GenericSchema>(
  part: Part,
  schema: Schema,
) =>
  validator(
    part,
    schema,
    (result) => {
      if (result.success) return;
      const details: Fault[] = result.error.map((issue) => ({
        path: (issue.path ?? []).map((item) => (typeof item === 'object' ? item.key : item)).join('.'),
        message: issue.message,
      }));
      throw new AppError('invalid_request', 'The request is not valid: see details for each fault.', {
        details,
      });
    },
    schemaOptions,
  );
