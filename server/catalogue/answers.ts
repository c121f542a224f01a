import * as v from 'valibot';
import { featureClasses, tagRuleSchema } from '../../shared/contract/feature.ts';

/** What the catalogue's routes answer, as `openapi.json` tells it. */
export const moduleAnswer = v.object({ id: v.number(), name: v.string(), position: v.number() });
export const modulesAnswer = v.object({ modules: v.array(moduleAnswer) });

export const featureAnswer = v.object({
  id: v.number(),
  name: v.string(),
  moduleId: v.nullable(v.number()),
  isCore: v.boolean(),
  featureClass: v.picklist(featureClasses),
  rules: v.array(tagRuleSchema),
  revision: v.number(),
  createdAt: v.string(),
  uses28: v.number(),
  users28: v.number(),
  accounts28: v.number(),
  lastUsedOn: v.nullable(v.string()),
});
export const featuresAnswer = v.object({ features: v.array(featureAnswer) });

export const tagPreviewAnswer = v.object({
  uses90: v.number(),
  users90: v.number(),
  accounts90: v.number(),
  sources: v.array(
    v.object({
      source: v.picklist(['signature', 'name', 'page']),
      label: v.string(),
      path: v.nullable(v.string()),
      uses90: v.number(),
    }),
  ),
});

export const eventNamesAnswer = v.object({
  names: v.array(v.object({ name: v.string(), events90: v.number() })),
});
