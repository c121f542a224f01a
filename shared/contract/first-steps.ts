import * as v from 'valibot';

/** What leads from an empty workspace to the first guide and the first numbers, and whether it has been done. */
export const firstStepsSchema = v.object({
  /** An event has come from the selected environment. */
  isInstalled: v.boolean(),
  /** Pages have said for which customer somebody works. */
  hasAccounts: v.boolean(),
  hasFeatures: v.boolean(),
  /** A guide is live in the selected environment. */
  hasLiveGuide: v.boolean(),
  /** Somebody else is a member, or invited. */
  hasColleagues: v.boolean(),
});
export type FirstSteps = v.InferOutput<typeof firstStepsSchema>;
