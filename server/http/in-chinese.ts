/**
 * What the server refuses with, in Chinese. The English sentence names the message, as with gettext: it stands where
 * the refusal is made, and this is the only other place that knows it. `{}` is what differs from case to case; a test
 * finds the sentences in the sources and misses none.
 */
const sentences: Record<string, string> = {
  // The request itself.
  'The request is not valid: see details for each fault.': '请求无效：请查看各项错误的说明。',
  'The body is not JSON.': '请求内容不是 JSON。',
  'The body must be a JSON object.': '请求内容必须是一个 JSON 对象。',
  'The body is larger than {} kB.': '请求内容超过 {} kB。',
  'The body nests deeper than {} levels.': '请求内容的嵌套超过 {} 层。',
  'The request has a value that can not be stored.': '请求中有无法保存的值。',
  'Send the body as JSON, with Content-Type: application/json.':
    '请以 JSON 发送请求内容，并设置 Content-Type: application/json。',
  'Use {} here.': '此处请使用 {}。',
  'There is nothing at this address.': '此地址没有内容。',
  'There is no such {}.': '没有这个{}。',
  'This request did not come from a page of this server.': '此请求并非来自本服务器的页面。',
  'Something went wrong on our side. The request id leads to the cause.':
    '服务器出现问题。可凭请求编号查找原因。',
  'The database is away for a moment: try again.': '数据库暂时无法访问，请重试。',
  'The disk of the database is full: whoever runs this server has to make room.':
    '数据库所在磁盘已满：请联系服务器管理员腾出空间。',
  'A stored secret can’t be read: whoever runs this server finds out by doctor.':
    '无法读取已保存的密钥：服务器管理员可运行 doctor 查明原因。',
  'More events arrive than can be stored just now: send them later.': '当前事件过多，请稍后再发送。',
  'Nothing is built yet: run `npm run build`, then start the server again.':
    '尚未构建：请运行 npm run build，然后重新启动服务器。',

  'The server could not publish it: its log says why.': '服务器未能发布：原因见服务器日志。',
  'The server could not make it ready to be sent: its log says why.':
    '服务器未能生成要发送的内容：原因见服务器日志。',

  // Who one is, and what one may do.
  'Sign in, or send a secret key as Authorization: Bearer sk_….':
    '请登录，或以 Authorization: Bearer sk_… 发送密钥。',
  'The session has ended: sign in again.': '会话已结束，请重新登录。',
  'This secret key is unknown or was revoked.': '此密钥不存在或已被撤销。',
  'This key may only read. Make one with the scope write.': '此密钥只能读取。请创建权限范围为 write 的密钥。',
  'This needs the right {}, which your role does not have.': '此操作需要权限 {}，您的角色没有该权限。',
  'This is for a member who is signed in, not for a key.': '此操作仅限已登录的成员，不能使用密钥。',
  'Only a member can ask for “me”.': '只有成员才能查询“我”的数据。',
  'The e-mail address or the password is wrong.': '邮箱地址或密码不正确。',
  'Send the code of your authenticator app too.': '请同时输入身份验证器应用中的验证码。',
  'This code is wrong, or was used before.': '验证码不正确，或已使用过。',
  'This code is wrong. Is the clock of your device right?': '验证码不正确。您的设备时间是否准确？',
  'Too many tries: wait {} min, then try again.': '尝试次数过多：请等待 {} 分钟后重试。',
  'More than the {} requests a minute that one member or key may send: wait {} s.':
    '超出每位成员或每个密钥每分钟 {} 次请求的上限：请等待 {} 秒。',
  'The identity provider did not sign you in here.': '身份提供方未能让您登录。',
  'The identity provider does not answer: try again.': '身份提供方没有响应，请重试。',
  'Addresses of this domain sign in with a password.': '此域名的邮箱请使用密码登录。',
  'This server is set up already: sign in.': '服务器已完成设置，请登录。',
  'This invitation was used or has run out. Ask for a new one.': '邀请已被使用或已过期。请索取新的邀请。',
  'This link was used or has run out. Ask for a new one.': '链接已被使用或已过期。请索取新的链接。',
  'This link has been used or is too old: start again in the studio.':
    '链接已被使用或已过期：请在工作室重新开始。',
  'This link has been used or is too old: start picking in the studio again.':
    '链接已被使用或已过期：请在工作室重新开始选取。',
  'The current password is wrong.': '当前密码不正确。',
  'This password is one of the most common: choose another.': '此密码过于常见，请换一个。',
  'You have a second factor already: remove it first.': '您已设置双重验证：请先移除。',
  'There is no second factor that waits for a code.': '没有等待验证码的双重验证。',

  // Members, roles and keys.
  'There is already a member with this e-mail address.': '已有成员使用此邮箱地址。',
  'This is the only admin: make somebody else one first.': '这是唯一的管理员：请先指定另一位管理员。',
  'This member may do more than you.': '此成员的权限比您多。',
  'Nobody can be given rights that you don’t have yourself.': '不能授予您自己没有的权限。',
  'Somebody has this role: give them another one first.': '有成员正在使用此角色：请先为其更换角色。',
  'There is already a {} with this name.': '已有同名的{}。',
  'A key can’t do more than you may do yourself.': '密钥的权限不能超过您自己的权限。',
  'One of the domains belongs to another workspace.': '其中一个域名属于其他工作区。',
  // Why a webhook was not delivered.
  'The secret can’t be read: it was sealed with a key that this server has not got.':
    '无法读取密钥：它由本服务器没有的主密钥加密。',
  'The address must not hold a password.': '地址中不能包含密码。',
  'The address must not name a port.': '地址不能指定端口。',
  'The address does not lead to the public internet.': '地址不在公共互联网上。',
  'The answer is too large.': '响应过大。',
  'There was no answer within {} s.': '{} 秒内没有响应。',
  'The connection failed ({}).': '连接失败（{}）。',
  'The connection failed.': '连接失败。',
  'The address must begin with https://.': '地址必须以 https:// 开头。',
  'A threshold is out of its range.': '有阈值超出范围。',
  'There is no identity secret yet: make one, and let the host app sign with it.':
    '尚无身份密钥：请先创建，并让宿主应用用它签名。',

  // Guides, segments and the catalogue.
  'Somebody else has saved this guide meanwhile: load it again.': '其他人已保存此引导，请重新加载。',
  'Somebody else has saved this segment meanwhile: load it again.': '其他人已保存此分群，请重新加载。',
  'Somebody else has saved this feature meanwhile: load it again.': '其他人已保存此功能，请重新加载。',
  'Somebody else has saved the theme meanwhile: load it again.': '其他人已保存主题，请重新加载。',
  'Somebody else has changed this review: load it again.': '其他人已修改此复盘，请重新加载。',
  'The draft can not be published yet: see details for each fault.': '草稿尚不能发布：请查看各项问题。',
  'The time to publish is past: choose a later one.': '发布时间已过：请选择更晚的时间。',
  'Nothing waits for a review here: load the guide again.': '没有等待审核的内容：请重新加载引导。',
  'Another segment has this name: give it one of its own.': '已有同名分群：请使用其他名称。',
  'It is used by {}: take it out there first.': '正被 {} 使用：请先在那里移除。',
  'A segment can not contain itself: take that condition out.': '分群不能包含自身：请移除该条件。',
  'It names a segment that no longer exists: choose another.': '引用的分群已不存在：请另选一个。',
  'There is a module of this name already: choose another.': '已有同名模块：请使用其他名称。',
  'These are the only rules: change them, or delete the feature.':
    '这是仅有的规则：请修改它们，或删除该功能。',

  // Accounts and their people.
  'The owner is no member of this workspace.': '负责人不是此工作区的成员。',
  'Somebody whom the rule names is no member of this workspace.': '规则中指定的人不是此工作区的成员。',
  'Whoever does it must be a member or a contact of the account.': '负责人必须是成员或该客户的联系人。',
  'Whoever sees to it must be a member.': '负责人必须是成员。',
  'Another issue of this account has that ticket.': '该客户的另一个问题已使用此工单号。',
  'is the ticket of another issue of this account': '是该客户另一个问题的工单号',
  'must be a contact of the account': '必须是该客户的联系人',
  'The PDF did not get ready in time: print it from your browser instead.':
    'PDF 未能及时生成：请改用浏览器打印。',
  'This server has no Chromium to make a PDF with: print it from your browser instead.':
    '此服务器没有可用于生成 PDF 的 Chromium：请改用浏览器打印。',
  'This server has no font with Chinese characters to make the PDF with: install one (on Debian: fonts-noto-cjk), or print it from your browser instead.':
    '此服务器没有可用于生成 PDF 的中文字体：请安装一种（Debian 上为 fonts-noto-cjk），或改用浏览器打印。',
  'Your role may not say who looks after an account.': '您的角色不能指定客户负责人。',
  'One of the accounts does not exist.': '其中一个客户不存在。',
  'Leave the user in one of your accounts.': '请让此用户至少保留在您负责的一个客户中。',
  'There is no such contact in this account.': '此客户没有这位联系人。',
  'This alert has been resolved already.': '此预警已解除。',
  'Everybody in this account has used this feature.': '此客户的所有人都已使用过该功能。',
  'Give both from and to, or days, or none of them.': '请同时给出 from 和 to，或给出 days，或都不给。',
  'A period has 1 to {} days, from first to last.': '时间段须为 1 至 {} 天。',
  'This is no CSV: {}': '这不是有效的 CSV：{}',
  'The columns “{}” and “{}” mean the same: leave one of them out.':
    '“{}”和“{}”两列含义相同：请去掉其中一列。',
  'There is no column “{}”. Known are: {}.': '没有“{}”这一列。可用的列：{}。',

  // What is wrong with one value.
  'is missing': '缺失',
  'is wrong': '不正确',
  'is one of the most common: choose another': '过于常见，请换一个',
  'must be JSON': '必须是 JSON',
  'must be a number': '必须是数字',
  'must be names of actions, parted by commas': '必须是操作名称，以逗号分隔',
  'must be a whole number': '必须是整数',
  'must be an id': '必须是编号',
  'must be a token': '必须是令牌',
  'must be one line': '必须是单行文字',
  'must be 1 to 365': '必须在 1 至 365 之间',
  'must be between {} and {}': '必须在 {} 至 {} 之间',
  'must be in the future': '必须是将来的时间',
  'must not be before the year 1900': '不能早于 1900 年',
  'must be in the years 1970 to 2999': '必须在 1970 至 2999 年之间',
  'must be the id of a member': '必须是成员的编号',
  'must be a contact of this account': '必须是此客户的联系人',
  'must be a feature that somebody has not used': '必须是还有人未使用的功能',
  'must be ids of accounts that exist': '必须是现有客户的编号',
  'must name one of your accounts': '必须包含您负责的客户之一',
  'must be an address of {}': '必须是 {} 的地址',
  'must be a domain such as example.com': '必须是域名，例如 example.com',
  'must be a domain, such as example.com': '必须是域名，例如 example.com',
  'must be the first day of a quarter': '必须是季度的第一天',
  'must begin with https://': '必须以 https:// 开头',
  'must begin with http:// or https://': '必须以 http:// 或 https:// 开头',
  'must begin with https:// or http://': '必须以 https:// 或 http:// 开头',
  'must have at least {} characters': '至少需要 {} 个字符',
  'must have at most {} characters': '最多 {} 个字符',
  'must have three letters': '必须是三个字母',
  'must not be before startsOn': '不能早于 startsOn',
  'must not be before openedOn': '不能早于 openedOn',
  'must not be in the future': '不能晚于今天',
  'there is no such day': '没有这一天',
  'name at least one': '请至少填写一个',
  'choose at least one': '请至少选择一个',
  'belongs to the role custom': '仅用于自定义角色',
  'has a NUL or half a surrogate pair': '含有无法保存的字符',
  'id: is missing or longer than 200 characters': 'id：缺失，或超过 200 个字符',
  'account: there is none with the id {}': 'account：没有编号为 {} 的客户',
  'owner: no member has the e-mail address {}': 'owner：没有成员使用邮箱地址 {}',
  'use a colour such as #0f766e': '请使用颜色，例如 #0f766e',
  'use an https address': '请使用 https 地址',
  'use an https address of an .mp4 or .webm file': '请使用 .mp4 或 .webm 文件的 https 地址',
  'use a http(s) link': '请使用 http(s) 链接',
  'use a http(s), mailto or tel link, or a path that begins with /':
    '请使用 http(s)、mailto 或 tel 链接，或以 / 开头的路径',
  // As the schema library says it.
  'Invalid type: Expected {} but received undefined': '缺失',
  'Invalid key: Expected {} but received undefined': '缺失',
  'Invalid key: Expected never but received {}': '不认识 {}',
  'Invalid type: Expected {} but received {}': '应为 {}，收到的是 {}',
  'Invalid length: Expected >={} but received {}': '长度至少为 {}，收到的是 {}',
  'Invalid length: Expected <={} but received {}': '长度最多为 {}，收到的是 {}',
  'Invalid value: Expected >={} but received {}': '至少为 {}，收到的是 {}',
  'Invalid value: Expected <={} but received {}': '最多为 {}，收到的是 {}',
  'Invalid integer: Received {}': '必须是整数，收到的是 {}',
  'Invalid email: Received {}': '不是邮箱地址：{}',
  'Invalid UUID: Received {}': '不是编号：{}',
  'Invalid timestamp: Received {}': '不是时间：{}',
  'Invalid date: Received {}': '不是日期：{}',
  'Invalid URL: Received {}': '不是网址：{}',
  'Invalid format: Expected {} but received {}': '格式不正确：{1}',
};

/** What there can be none of. */
const nouns: Record<string, string> = {
  account: '客户',
  alert: '预警',
  answer: '回答',
  app: '应用',
  'captured element': '已捕获的元素',
  'click rule': '点击规则',
  contact: '联系人',
  issue: '问题',
  criterion: '成功标准',
  delivery: '投递记录',
  environment: '环境',
  feature: '功能',
  'plan item': '计划事项',
  guide: '引导',
  'identity provider': '身份提供方',
  invitation: '邀请',
  key: '密钥',
  list: '名单',
  member: '成员',
  module: '模块',
  note: '记录',
  'picker session': '选取会话',
  reason: '原因',
  review: '复盘',
  role: '角色',
  rule: '规则',
  segment: '分群',
  session: '会话',
  'share link': '分享链接',
  'step with a target': '带目标的步骤',
  task: '任务',
  team: '团队',
  user: '用户',
  version: '版本',
  webhook: 'Webhook',
};

const hasGap = (sentence: string) => sentence.includes('{}');
const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (sentence: string) =>
  new RegExp(`^${sentence.split('{}').map(literally).join('([^]*?)')}$`);

const patterns = Object.entries(sentences)
  .filter(([english]) => hasGap(english))
  .map(([english, chinese]) => ({ pattern: patternOf(english), chinese }));

/** The sentence in Chinese; as it is where nobody has said it in Chinese. */
export function inChinese(english: string): string {
  const whole = Object.hasOwn(sentences, english) ? sentences[english] : undefined;
  if (whole !== undefined) return whole;
  for (const { pattern, chinese } of patterns) {
    const gaps = pattern.exec(english)?.slice(1);
    if (!gaps) continue;
    let next = 0;
    return chinese.replace(/\{(\d?)\}/g, (_, index: string) => {
      const gap = gaps[index === '' ? next++ : Number(index)] ?? '';
      return Object.hasOwn(nouns, gap) ? (nouns[gap] ?? gap) : gap;
    });
  }
  const ofField = /^([\w.]+): (.+)$/s.exec(english);
  return ofField ? `${ofField[1]}：${inChinese(ofField[2] ?? '')}` : english;
}
