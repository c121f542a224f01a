/** Faults that keep a guide from being published. */
export const publishingErrorCodes = [
  'textMissing',
  'targetMissing',
  'stepUnknown',
  'questionUnknown',
  'optionUnknown',
  'conditionImpossible',
  'idRepeated',
  'questionMissing',
  'npsOutsideSurvey',
  'npsRepeated',
  'linkUnsafe',
  'mediaUnsafe',
  'rewardPromised',
  'scoreAsked',
  'stepsMissing',
  'partMissing',
  'guideMissing',
  'eventMissing',
  'featureMissing',
  'segmentMissing',
  'traitMissing',
  'valueMissing',
  'pageMissing',
  'referenceUnknown',
  'benefitMissing',
  'targetUnseen',
  'linkBroken',
] as const;
/** Faults that the author should think over. */
export const publishingWarningCodes = [
  'translationMissing',
  'translationStale',
  'altMissing',
  'placeholderLeft',
  'steeringWords',
  'questionNotEarlier',
  'noWayOn',
  'manySteps',
  'manyTasks',
  'longVideo',
  'longText',
  'lowContrast',
  'pageUnseen',
] as const;

export type PublishingErrorCode = (typeof publishingErrorCodes)[number];
export type PublishingWarningCode = (typeof publishingWarningCodes)[number];

/** `path` points into the draft (`steps.0.blocks.1.text`); `params` are for the message. */
export interface PublishingFault<Code = PublishingErrorCode | PublishingWarningCode> {
  path: string;
  code: Code;
  params: Record<string, string>;
}

export interface PublishingFaults {
  /** Not to be published while there are any. */
  errors: PublishingFault<PublishingErrorCode>[];
  warnings: PublishingFault<PublishingWarningCode>[];
}

export type AddError = (path: string, code: PublishingErrorCode, params?: Record<string, string>) => void;
export type AddWarning = (path: string, code: PublishingWarningCode, params?: Record<string, string>) => void;
