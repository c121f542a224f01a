/**
 * Words that pay people for a score, ask them for a certain one, or steer them towards a good one: they destroy what
 * a survey measures. English and Chinese are both looked for, whatever language the guide is in. A host app may well
 * have a feature called Discounts or Rewards, so a reward is one that is promised, not one that is named.
 */
const rewards = [
  /\b(get|receive|win|earn|claim|redeem|unlock|enter(ed)?|chance|in return|in exchange|thank[- ]you|for an?|with an?)\b[^.?!]{0,50}\b(gifts?|gift ?cards?|vouchers?|coupons?|rewards?|prizes?|sweepstakes?|raffle|prize draw|cash ?back|discounts?|credits)\b/i,
  /\b(gift ?cards?|sweepstakes|prize draw)\b/i,
  /(送|赠|领|得|获|赢|换|奉上)[^。？！]{0,10}(红包|礼品|礼物|奖品|奖励|优惠券|代金券|积分|会员)/,
  /有奖|抽奖|返现|送礼|红包/,
];
const askedScores = [
  // "give us a 10", not "pick a score from 1 to 10" and not "give us 10 minutes".
  /\b(give|rate|score|grant|leave|choose|pick|select|tap|press)\s+(?:(?!from\b|to\b|and\b|between\b|or\b|\d)\S+\s+){0,3}?(10|ten|9|nine|full marks|(the )?(top|highest|best) (score|rating|mark)|(five|5) stars?)(?=\s*($|["'.!,;:)]|please\b|if\b|points?\b|stars?\b|out of\b|so\b|and\b))/i,
  // "给我们打 10 分", not "请打 1 到 10 分".
  /[给打评点选](我们|本产品|个|上|出|一个|\s)*(10 ?分|十分(?![重满感之有])|9 ?分|九分|满分|最高分|五星|好评)/,
  /求(好评|满分|高分)/,
];
const steering = [
  /\b(love|loved|great|amazing|awesome|excellent|fantastic|wonderful|delighted|happy with|enjoy(ing|ed)?)\b/i,
  /\b(support us|help us grow|means a lot|be kind|be generous|positive (feedback|rating|score|review)s?|high(er|est)? (score|rating)s?|good (score|rating|review)s?)\b/i,
  /好评|高分|满意的话|支持我们|喜欢我们|优秀|非常棒|鼓励一下|多多支持/,
];

export interface SteeringWords {
  /** `reward` and `askedScore` are not to be published; `steering` is to be thought over. */
  sort: 'reward' | 'askedScore' | 'steering';
  words: string;
}

/** The worst that a text does to steer a score, if it does. */
export function steeringWords(text: string): SteeringWords | undefined {
  const sorts = [
    ['reward', rewards],
    ['askedScore', askedScores],
    ['steering', steering],
  ] as const;
  for (const [sort, patterns] of sorts) {
    for (const pattern of patterns) {
      const words = pattern.exec(text)?.[0];
      if (words !== undefined) return { sort, words };
    }
  }
  return undefined;
}
