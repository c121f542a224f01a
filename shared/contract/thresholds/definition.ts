/** What a threshold is about, in the order in which they are shown. */
export const thresholdGroups = [
  'adoption',
  'danger',
  'weights',
  'care',
  'surveys',
  'company',
  /** What the method advises people; nothing is reckoned with it. */
  'advice',
] as const;
export type ThresholdGroup = (typeof thresholdGroups)[number];

/** A number that rules compare with: what it is for, its default and where this comes from. */
export interface ThresholdDefinition {
  group: ThresholdGroup;
  /** `weight`: how heavy a danger it is, from 0 none to 3 high; a whole number. */
  unit:
    | 'share'
    | 'users'
    | 'features'
    | 'uses'
    | 'minutes'
    | 'days'
    | 'months'
    | 'accounts'
    | 'points'
    | 'fields'
    | 'times'
    /** Money, in the currency that most accounts pay in. */
    | 'amount'
    | 'weight';
  default: number;
  min: number;
  max: number;
  /** `own`: our own choice, because the sources of the method name no number. */
  source: 'method' | 'own';
  meaning: Record<'en' | 'zh-CN', string>;
  /** Where the group it is in says the rest. */
  short?: Record<'en' | 'zh-CN', string>;
}
