import type { Thresholds } from '../contract/threshold.ts';
import { defaultSurveyRules, type SurveyRules } from './survey-eligibility.ts';

/** How long the workspace leaves people alone. */
export const surveyRulesOf = (limits: Thresholds): SurveyRules => ({
  ...defaultSurveyRules,
  accountMonths: limits.surveyAccountMonths,
  userMonths: limits.surveyUserMonths,
  activeDays: limits.surveyActiveDays,
  quietMonths: limits.surveyQuietMonths,
  spreadDays: limits.surveySpreadDays,
});
