/**
 * The pages of the studio as they are looked at in tests, with ids in braces: at least one for every route, every section
 * of the settings.
 */
export const studioPages = [
  '/',
  '/install',
  '/accounts',
  '/accounts?search=nothing-like-it',
  '/accounts?view=board',
  '/accounts/acme',
  '/accounts/acme?tab=features',
  '/accounts/acme?tab=units',
  '/accounts/acme?tab=answers',
  '/accounts/acme?tab=traits',
  '/alerts',
  '/alerts/rules',
  '/alerts/{alert}',
  '/users',
  '/users/ada',
  '/nps',
  '/nps?tab=answers',
  '/nps?tab=coverage',
  '/company',
  '/back-test',
  '/accounts/acme/reviews',
  '/reviews/{review}',
  '/guides',
  '/guides?state=archived&sort=name',
  '/guides/{guide}?section=results',
  '/guides/{guide}?section=versions&all=1',
  '/guides/{guide}?section=settings',
  '/see-as',
  '/see-as?user=ada&guide={guide}',
  '/guides/new',
  '/segments',
  '/segments/new',
  '/segments/{segment}',
  '/theme',
  '/features',
  '/features/{feature}',
  '/features?tab=unnamed',
  '/features?tab=repair',
  '/features?tab=notes',
  '/settings',
  '/settings/apps',
  '/settings/thresholds',
  '/settings/members',
  '/settings/events',
  '/settings/webhooks',
  '/settings/audit',
  '/settings/keys',
  '/settings/profile',
  '/settings/devices',
  '/no-such-page',
] as const;

/** The pages that are seen without a sign-in. */
export const pagesBeforeSignIn = [
  '/sign-in',
  '/setup',
  '/new-password',
  '/new-password#a-token',
  '/invitation#{invitation}',
  '/shared/{shared}',
] as const;

/** Where a button opens a dialog, and the button's name in both languages. */
export const studioDialogs = [
  ['/accounts', /^(Import|导入)$/],
  ['/guides/new', /^(Announcement|公告)/],
  ['/guides/{guide}', /^(Publish|发布)$/],
  ['/guides/{guide}', /^(Preview as somebody|以某位用户预览)$/],
  ['/guides/{guide}?section=languages', /^(Add a language|添加语言)$/],
  ['/accounts/acme', /^(Write a note|写记录)$/],
  ['/segments', /^(Upload a list|上传名单)$/],
  ['/features', /^(New feature|新建功能)$/],
  ['/alerts/rules', /^(New rule|新建规则)$/],
  ['/settings/apps', /^(Add an app|添加应用)$/],
  ['/settings/members', /^(Invite|邀请)$/],
  ['/settings/members', /^(New role|新建角色)$/],
  ['/settings/keys', /^(New key|新建密钥)$/],
  ['/settings/webhooks', /^(New webhook|新建 Webhook)$/],
  ['/back-test', /^(Import lost accounts|导入流失客户)$/],
] as const;

/** The address with the ids that the test has. */
export const pathWith = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (!id) throw new Error(`The test has no ${name} for ${path}`);
    return id;
  });
