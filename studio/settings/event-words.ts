import type { RefusalReason } from '../../shared/contract/event-settings.ts';
import { formatNumber, type Phrase, plural, type Words } from '../ui/i18n.ts';

export const words = {
  events: { en: 'Events', 'zh-CN': '事件接收' },

  traffic: { en: 'What became of events', 'zh-CN': '事件处理情况' },
  trafficText: {
    en: 'Days are those of UTC. Nothing is sampled.',
    'zh-CN': '按 UTC 日期统计，不做抽样。',
  },
  period: { en: 'Period', 'zh-CN': '时间范围' },
  days: { en: (n: number) => `${n} days`, 'zh-CN': (n: number) => `${n} 天` },
  day: { en: 'Day', 'zh-CN': '日期' },
  show: { en: 'Show', 'zh-CN': '显示' },
  byDay: { en: (what: string) => `${what}, by day`, 'zh-CN': (what: string) => `${what}（按日）` },
  noTraffic: { en: 'No events yet', 'zh-CN': '暂无事件' },
  noTrafficText: {
    en: 'Nothing has arrived in this environment in this time.',
    'zh-CN': '此环境在该时间范围内没有收到事件。',
  },
  accepted: { en: 'Accepted', 'zh-CN': '已接收' },
  acceptedMeaning: {
    en: 'Events that were stored, those of bots and those sent again among them.',
    'zh-CN': '已存储的事件，包括机器人事件和重复发送的事件。',
  },
  duplicates: { en: 'Sent again', 'zh-CN': '重复发送' },
  duplicatesMeaning: {
    en: 'Events that had been stored before: after a lost connection they are sent once more. Each counts once.',
    'zh-CN': '此前已存储的事件，例如断网后再次发送。每个事件只计一次。',
  },
  clamped: { en: 'Wrong clock', 'zh-CN': '时钟异常' },
  clampedMeaning: {
    en: 'Events whose time was too old or in the future even after correction: moved to the nearest time that is neither.',
    'zh-CN': '校正后时间仍过早或在未来的事件，已移到最近的合理时间。',
  },
  bots: { en: 'From bots', 'zh-CN': '机器人' },
  botsMeaning: {
    en: 'Sent by crawlers, monitors and browsers without a screen. They are left out of metrics.',
    'zh-CN': '由爬虫、监控程序和无界面浏览器发送，不计入指标。',
  },
  internal: { en: 'Own people', 'zh-CN': '内部人员' },
  internalMeaning: {
    en: 'Views, clicks and tracked events of internal and test users. They are left out of metrics.',
    'zh-CN': '内部用户和测试用户的浏览、点击与自定义事件，不计入指标。',
  },
  refused: { en: 'Refused', 'zh-CN': '已拒绝' },
  refusedMeaning: {
    en: 'Events that can never be stored as they are. The sender was told which and why; the rest of their batch was kept.',
    'zh-CN': '因格式等问题无法存储的事件。发送方已获知具体原因，同批其余事件照常保留。',
  },
  limited: { en: 'Over the limit', 'zh-CN': '超出限额' },
  limitedMeaning: {
    en: 'Events beyond the number a minute. Their senders were told when to send them again.',
    'zh-CN': '超出每分钟限额的事件。发送方已获知何时重新发送。',
  },
  whyRefused: { en: 'Why events were refused', 'zh-CN': '拒绝原因' },
  reason: { en: 'What was wrong', 'zh-CN': '问题' },
  times: { en: 'Events', 'zh-CN': '事件数' },

  proof: { en: 'Proof of users', 'zh-CN': '用户身份验证' },
  proofText: {
    en: 'Anybody can read the public key in a page and claim to be somebody else. Your server can sign the ids of its users; only it knows the secret.',
    'zh-CN': '页面中的公钥人人可见，任何人都可冒充他人。您的服务器可以对用户 ID 签名，而密钥只有服务器知道。',
  },
  verification: { en: 'What happens without proof', 'zh-CN': '缺少签名时的处理' },
  off: { en: 'Off', 'zh-CN': '关闭' },
  measure: { en: 'Watch', 'zh-CN': '观察' },
  enforce: { en: 'Enforce', 'zh-CN': '强制' },
  offText: { en: 'Users are taken at their word.', 'zh-CN': '不验证用户身份。' },
  measureText: {
    en: 'Signed and unsigned traffic is counted. Nothing is refused: see that all of it is signed, then enforce.',
    'zh-CN': '统计已签名与未签名的流量，但不拒绝任何事件。确认全部已签名后再开启强制。',
  },
  enforceText: {
    en: 'Events and guides of users without the right signature are refused. Visitors without a name are not concerned.',
    'zh-CN': '签名不正确的用户，其事件和引导均被拒绝。未登录的访客不受影响。',
  },
  coverage: { en: 'Signed', 'zh-CN': '已签名' },
  coverageOf: {
    en: (signed: number, all: number) => `${formatNumber(signed)} of ${plural(all, 'event')} naming a user`,
    'zh-CN': (signed: number, all: number) =>
      `${formatNumber(all)} 个带用户的事件中有 ${formatNumber(signed)} 个`,
  },
  coverageByDay: { en: 'Signed, in per cent', 'zh-CN': '已签名比例（%）' },
  unsigned: { en: 'Without a signature', 'zh-CN': '未签名' },
  forged: { en: 'Forged', 'zh-CN': '伪造' },
  forgedMeaning: {
    en: 'Signed, but not with this environment’s secret for this user. While enforced they are refused.',
    'zh-CN': '有签名，但不是用此环境的密钥为该用户生成的。强制模式下会被拒绝。',
  },
  nothingJudged: {
    en: 'Nothing was measured yet. Choose “Watch” to begin.',
    'zh-CN': '尚无统计数据。选择“观察”即可开始。',
  },
  enforceTitle: { en: 'Refuse users without proof?', 'zh-CN': '拒绝未经验证的用户？' },
  enforceAll: {
    en: (share: string) => `${share} of the events of the last days were signed.`,
    'zh-CN': (share: string) => `近期 ${share} 的事件已签名。`,
  },
  enforceUnknown: {
    en: 'It was not measured how much of the traffic is signed. Watch it for some days first.',
    'zh-CN': '尚未统计签名比例，建议先观察几天。',
  },
  enforceRest: {
    en: 'Everything else is refused from now on and lost, and those users see no guides.',
    'zh-CN': '此后其余事件将被拒绝且无法恢复，这些用户也看不到引导。',
  },
  secret: { en: 'Secret', 'zh-CN': '密钥' },
  noSecret: {
    en: 'Make a secret first, and sign with it on your server.',
    'zh-CN': '请先创建密钥，并在您的服务器上用它签名。',
  },
  makeSecret: { en: 'Make a secret', 'zh-CN': '创建密钥' },
  renewSecret: { en: 'Renew the secret', 'zh-CN': '更换密钥' },
  renewTitle: { en: 'Renew the secret?', 'zh-CN': '更换密钥？' },
  renewText: {
    en: 'Signatures made with the old one count as forged at once. Put the new one on your server right away.',
    'zh-CN': '用旧密钥生成的签名会立即视为伪造，请马上在服务器上换用新密钥。',
  },
  secretTitle: { en: 'The secret', 'zh-CN': '密钥' },
  secretOnce: {
    en: 'Copy it now: it is not shown again. It belongs on your server, never in a page.',
    'zh-CN': '请立即复制：密钥不会再次显示。请只放在服务器上，切勿写入页面。',
  },
  howToSign: { en: 'How to sign', 'zh-CN': '如何签名' },
  onServer: { en: 'On your server:', 'zh-CN': '在服务器上：' },
  inPage: { en: 'In your page:', 'zh-CN': '在页面中：' },

  intake: { en: 'Limits and retention', 'zh-CN': '限额与保留' },
  perMinute: { en: 'Events a minute', 'zh-CN': '每分钟事件数' },
  perMinuteHint: {
    en: 'Over all senders of this environment. Empty: as many as can be stored.',
    'zh-CN': '此环境所有发送方合计。留空表示不限制。',
  },
  retention: { en: 'Days that raw events are kept', 'zh-CN': '原始事件保留天数' },
  retentionHint: {
    en: 'From 30 to 3,650. What was counted of them stays.',
    'zh-CN': '30 至 3650 天。已统计的数据不受影响。',
  },
  domains: { en: 'Domains of your own people', 'zh-CN': '内部人员的邮箱域名' },
  domainsHint: {
    en: 'One a line, such as example.com. Users with such an e-mail address are left out of metrics, in all environments.',
    'zh-CN': '每行一个，例如 example.com。使用这些邮箱的用户在所有环境中均不计入指标。',
  },
} satisfies Words;

export const reasonWords: Record<RefusalReason, Phrase> = {
  proof: { en: 'No proof, or a forged one', 'zh-CN': '缺少签名或签名为伪造' },
  id: { en: 'The id is no UUID', 'zh-CN': 'id 不是 UUID' },
  kind: { en: 'An unknown kind of event', 'zh-CN': '未知的事件类型' },
  name: { en: 'The name is missing or wrong', 'zh-CN': '名称缺失或有误' },
  at: { en: 'The time is missing or wrong', 'zh-CN': '时间缺失或有误' },
  userId: { en: 'The user’s id is missing or wrong', 'zh-CN': '用户 ID 缺失或有误' },
  anonymousId: { en: 'The visitor’s id is no UUID', 'zh-CN': '访客 ID 不是 UUID' },
  accountId: { en: 'The account’s id is missing or wrong', 'zh-CN': '客户 ID 缺失或有误' },
  path: { en: 'The path is wrong', 'zh-CN': '路径有误' },
  signature: { en: 'The element’s signature is wrong', 'zh-CN': '元素特征有误' },
  properties: { en: 'The properties are wrong or too large', 'zh-CN': '属性有误或过大' },
  other: { en: 'Something else', 'zh-CN': '其他' },
};
