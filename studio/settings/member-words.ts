import type { Portfolio, Right, Role } from '../../shared/contract/right.ts';
import { formatNumber, type Phrase, plural, type Words } from '../ui/i18n.ts';

export const roleWords: Record<Role, Phrase> = {
  admin: { en: 'Admin', 'zh-CN': '管理员' },
  product_lead: { en: 'Product lead', 'zh-CN': '产品负责人' },
  author: { en: 'Author', 'zh-CN': '作者' },
  publisher: { en: 'Publisher', 'zh-CN': '发布者' },
  csm: { en: 'Customer success manager', 'zh-CN': '客户成功经理' },
  cs_lead: { en: 'Customer success lead', 'zh-CN': '客户成功主管' },
  executive: { en: 'Executive', 'zh-CN': '管理层' },
  developer: { en: 'Developer', 'zh-CN': '开发者' },
  custom: { en: 'Own role', 'zh-CN': '自定义角色' },
};

export const roleNotes: Record<Role, Phrase> = {
  admin: {
    en: 'Everything, members and their roles included.',
    'zh-CN': '拥有全部权限，包括成员和角色管理。',
  },
  product_lead: {
    en: 'Makes and publishes guides, names features, and sets how accounts are judged.',
    'zh-CN': '创建并发布引导、定义功能、设定客户评估规则。',
  },
  author: { en: 'Makes drafts; somebody else publishes them.', 'zh-CN': '创建草稿，由他人发布。' },
  publisher: { en: 'Makes guides and puts them live.', 'zh-CN': '创建引导并将其上线。' },
  csm: {
    en: 'Sees and looks after their own accounts, or their team’s.',
    'zh-CN': '查看并维护自己或团队负责的客户。',
  },
  cs_lead: {
    en: 'Looks after all accounts, says who owns which, and sets how they are judged.',
    'zh-CN': '维护全部客户、分配负责人、设定评估规则。',
  },
  executive: { en: 'Reads everything, changes nothing.', 'zh-CN': '可查看全部内容，不可修改。' },
  developer: {
    en: 'Installs Cairn: apps, keys and webhooks.',
    'zh-CN': '负责接入 Cairn：应用、密钥与 Webhook。',
  },
  custom: { en: 'A role that you put together.', 'zh-CN': '由您组合权限的角色。' },
};

export const portfolioWords: Record<Portfolio, Phrase> = {
  all: { en: 'All accounts', 'zh-CN': '全部客户' },
  team: { en: 'Their team’s accounts', 'zh-CN': '团队的客户' },
  own: { en: 'Their own accounts', 'zh-CN': '自己的客户' },
};

export const rightWords: Record<Right, Phrase> = {
  'workspace.read': { en: 'See guides, features and settings', 'zh-CN': '查看引导、功能与设置' },
  'guide.draft': { en: 'Make and change guides', 'zh-CN': '创建和修改引导' },
  'guide.publish': {
    en: 'Publish guides, and stop them in an emergency',
    'zh-CN': '发布引导，并可紧急停止',
  },
  'segment.write': { en: 'Make and change segments', 'zh-CN': '创建和修改分群' },
  'catalogue.write': { en: 'Name features and tag them', 'zh-CN': '定义和标记功能' },
  'account.read': { en: 'See accounts, users and answers', 'zh-CN': '查看客户、用户与反馈' },
  'account.write': { en: 'Change accounts and users', 'zh-CN': '修改客户与用户' },
  'account.assign': {
    en: 'Say who looks after an account, import accounts',
    'zh-CN': '分配客户负责人、导入客户',
  },
  'account.erase': { en: 'Erase accounts and people for good', 'zh-CN': '永久删除客户和用户' },
  'judgement.write': { en: 'Set how accounts are judged', 'zh-CN': '设定客户评估规则' },
  'settings.write': { en: 'Set up apps and how events are taken in', 'zh-CN': '设置应用与事件接收' },
  'key.write': { en: 'Make and revoke keys', 'zh-CN': '创建和吊销密钥' },
  'webhook.write': { en: 'Set up webhooks', 'zh-CN': '设置 Webhook' },
  'member.write': { en: 'Invite members and set their roles', 'zh-CN': '邀请成员并设置角色' },
  'audit.read': { en: 'Read the audit log', 'zh-CN': '查看审计日志' },
};

export const words = {
  members: { en: 'Members', 'zh-CN': '成员' },
  member: { en: 'Member', 'zh-CN': '成员' },
  role: { en: 'Role', 'zh-CN': '角色' },
  team: { en: 'Team', 'zh-CN': '团队' },
  noTeam: { en: 'No team', 'zh-CN': '无团队' },
  sees: { en: 'Sees', 'zh-CN': '可见范围' },
  seesHint: {
    en: 'Lists, numbers, exports and links of accounts are limited to these.',
    'zh-CN': '客户相关的列表、数字、导出与链接都限于此范围。',
  },
  lastSeen: { en: 'Last seen', 'zh-CN': '最近活跃' },
  never: { en: 'Never', 'zh-CN': '从未' },
  left: { en: 'Has left', 'zh-CN': '已停用' },
  you: { en: 'You', 'zh-CN': '您' },
  secondFactor: { en: 'Second factor', 'zh-CN': '双重验证' },
  actionsOf: { en: (name: string) => `Actions for ${name}`, 'zh-CN': (name: string) => `${name} 的操作` },

  invite: { en: 'Invite', 'zh-CN': '邀请' },
  inviteTitle: { en: 'Invite somebody', 'zh-CN': '邀请成员' },
  email: { en: 'Email', 'zh-CN': '邮箱' },
  invitations: { en: 'Open invitations', 'zh-CN': '待接受的邀请' },
  until: { en: 'Until', 'zh-CN': '有效期至' },
  revoke: { en: 'Take back', 'zh-CN': '撤回' },
  revokeTitle: {
    en: (email: string) => `Take back the invitation of ${email}?`,
    'zh-CN': (email: string) => `撤回给 ${email} 的邀请？`,
  },
  revokeText: {
    en: 'The link that was sent stops working at once. You can invite them again.',
    'zh-CN': '已发送的链接将立即失效。您可以重新邀请。',
  },
  revoked: { en: 'The invitation was taken back.', 'zh-CN': '邀请已撤回。' },
  linkTitle: { en: 'Hand over this link', 'zh-CN': '请转交此链接' },
  linkMailed: { en: 'It was sent by mail too.', 'zh-CN': '已同时通过邮件发送。' },
  linkOnce: {
    en: (until: string) => `It works once, until ${until}. It is not shown again.`,
    'zh-CN': (until: string) => `仅可使用一次，有效期至 ${until}。链接不会再次显示。`,
  },
  link: { en: 'Link', 'zh-CN': '链接' },

  change: { en: 'Change role or team', 'zh-CN': '更改角色或团队' },
  changeTitle: { en: (name: string) => `Role of ${name}`, 'zh-CN': (name: string) => `${name} 的角色` },
  resetPassword: { en: 'Link for a new password', 'zh-CN': '生成重置密码链接' },
  removeFactor: { en: 'Remove their second factor', 'zh-CN': '移除其双重验证' },
  removeFactorTitle: {
    en: (name: string) => `Remove the second factor of ${name}?`,
    'zh-CN': (name: string) => `移除 ${name} 的双重验证？`,
  },
  removeFactorText: {
    en: 'Do it only if you have spoken to them: their password alone then opens their sign-in.',
    'zh-CN': '请先与本人确认：移除后仅凭密码即可登录。',
  },
  factorRemoved: { en: 'The second factor was removed.', 'zh-CN': '双重验证已移除。' },
  deactivate: { en: 'Have them leave', 'zh-CN': '停用' },
  deactivateTitle: {
    en: (name: string) => `Have ${name} leave?`,
    'zh-CN': (name: string) => `停用 ${name}？`,
  },
  deactivateText: {
    en: 'They are signed out at once. What they made and the accounts they look after stay.',
    'zh-CN': '对方将立即退出登录。其创建的内容和负责的客户会保留。',
  },
  reactivate: { en: 'Let them back in', 'zh-CN': '恢复' },
  saved: { en: 'Saved.', 'zh-CN': '已保存。' },

  teams: { en: 'Teams', 'zh-CN': '团队' },
  teamsText: {
    en: 'Members of a team can be given sight of all accounts that anyone in it looks after.',
    'zh-CN': '可让团队成员看到团队内任何人负责的全部客户。',
  },
  newTeam: { en: 'New team', 'zh-CN': '新建团队' },
  noTeams: { en: 'No teams yet', 'zh-CN': '暂无团队' },
  removeTeam: {
    en: (name: string) => `Delete the team ${name}`,
    'zh-CN': (name: string) => `删除团队 ${name}`,
  },
  removeTeamTitle: {
    en: (name: string) => `Delete the team ${name}?`,
    'zh-CN': (name: string) => `删除团队 ${name}？`,
  },
  removeTeamText: {
    en: 'Its members stay, without a team: whoever sees the accounts of the team sees their own alone.',
    'zh-CN': '成员会保留但不再属于团队；原可查看团队客户者只能看到自己负责的客户。',
  },
  removeForGood: { en: 'Delete', 'zh-CN': '删除' },
  membersCount: {
    en: (count: number) => plural(count, 'member'),
    'zh-CN': (count: number) => `${formatNumber(count)} 名成员`,
  },
  teamName: { en: 'Name of the team', 'zh-CN': '团队名称' },
  add: { en: 'Add', 'zh-CN': '添加' },

  ownRoles: { en: 'Own roles', 'zh-CN': '自定义角色' },
  ownRolesText: {
    en: 'Where none of the roles fits, put one together from single rights.',
    'zh-CN': '当现有角色都不合适时，可用单项权限组合出一个角色。',
  },
  noOwnRoles: {
    en: 'None yet. Members have the roles that Cairn comes with.',
    'zh-CN': '暂无自定义角色，成员使用 Cairn 内置的角色。',
  },
  newRole: { en: 'New role', 'zh-CN': '新建角色' },
  editRole: { en: (name: string) => `Edit ${name}`, 'zh-CN': (name: string) => `编辑 ${name}` },
  removeRole: {
    en: (name: string) => `Delete the role ${name}`,
    'zh-CN': (name: string) => `删除角色 ${name}`,
  },
  removeRoleTitle: {
    en: (name: string) => `Delete the role ${name}?`,
    'zh-CN': (name: string) => `删除角色 ${name}？`,
  },
  removeRoleText: {
    en: 'Its rights have to be put together anew if you want it back.',
    'zh-CN': '如需恢复，须重新组合权限。',
  },
  roleName: { en: 'Name of the role', 'zh-CN': '角色名称' },
  rightsOfRole: { en: 'Whoever has it may', 'zh-CN': '拥有该角色者可以' },
  rightsCount: {
    en: (count: number) => plural(count, 'right'),
    'zh-CN': (count: number) => `${formatNumber(count)} 项权限`,
  },

  provider: { en: 'Single sign-on', 'zh-CN': '单点登录' },
  providerText: {
    en: 'Members sign in with your company’s identity provider (OpenID Connect), such as Okta, Entra ID, Google or Keycloak.',
    'zh-CN': '成员可使用贵公司的身份提供方（OpenID Connect）登录，例如 Okta、Entra ID、Google 或 Keycloak。',
  },
  redirectUri: { en: 'Register this address with it', 'zh-CN': '请在身份提供方登记此回调地址' },
  issuer: { en: 'Issuer', 'zh-CN': '颁发者（Issuer）' },
  issuerHint: { en: 'Such as https://login.example.com.', 'zh-CN': '例如 https://login.example.com。' },
  clientId: { en: 'Client ID', 'zh-CN': '客户端 ID' },
  clientSecret: { en: 'Client secret', 'zh-CN': '客户端密钥' },
  keepSecret: { en: 'Leave empty to keep the one you gave.', 'zh-CN': '留空则保留现有密钥。' },
  domains: { en: 'E-mail domains', 'zh-CN': '邮箱域名' },
  domainsHint: {
    en: 'Separated by commas: example.com, example.org',
    'zh-CN': '用逗号分隔：example.com, example.org',
  },
  newcomers: { en: 'Whoever is new begins as', 'zh-CN': '新成员的初始角色' },
  invitedOnly: { en: 'Nobody: they have to be invited', 'zh-CN': '不自动加入，须受邀请' },
  removeProvider: { en: 'Remove', 'zh-CN': '移除' },
  removeProviderTitle: { en: 'Remove single sign-on?', 'zh-CN': '移除单点登录？' },
  removeProviderText: {
    en: 'Members then sign in with a password. Whoever has none asks for a link, or you make one for them.',
    'zh-CN': '移除后成员须使用密码登录。没有密码的成员可自行申请重置链接，或由您生成。',
  },
  signIn: { en: 'Signing in', 'zh-CN': '登录要求' },
  requireFactor: {
    en: 'Everybody needs a second factor',
    'zh-CN': '所有成员都必须启用双重验证',
  },
  requireFactorHint: {
    en: 'Whoever has none is asked to set one up before they see anything.',
    'zh-CN': '未启用的成员须先完成设置才能继续使用。',
  },
} satisfies Words;
