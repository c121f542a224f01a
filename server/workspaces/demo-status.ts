import * as v from 'valibot';

/** What the sign-in page says about the demo, where it is switched on. */
export const demoStatusSchema = v.object({
  email: v.string(),
  password: v.string(),
  hostAppUrl: v.string(),
  /** While its data is being made: days done of all. Null: ready. */
  progress: v.nullable(v.object({ done: v.number(), total: v.number() })),
});
export type DemoStatus = v.InferOutput<typeof demoStatusSchema>;
