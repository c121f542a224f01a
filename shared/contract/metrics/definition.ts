/** One number with a name: what it counts, in one sentence a reader can check it by. */
export interface MetricDefinition {
  unit:
    | 'users'
    | 'accounts'
    | 'features'
    | 'uses'
    | 'days'
    | 'minutes'
    | 'months'
    | 'times'
    | 'share'
    | 'score'
    | 'contacts'
    | 'referrals'
    /** Money for a year, in the currency that most accounts pay in. */
    | 'amount';
  /** What screens and reports call it. */
  name?: Record<'en' | 'zh-CN', string>;
  definition: Record<'en' | 'zh-CN', string>;
}
