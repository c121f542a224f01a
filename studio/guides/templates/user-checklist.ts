import { both, launcher, task } from '../../../shared/draft/pieces.ts';
import { contentOf, type Template } from './template.ts';

export const userChecklist: Template = {
  id: 'user-checklist',
  kind: 'checklist',
  name: { en: 'Checklist for end users', 'zh-CN': '普通用户任务清单' },
  note: {
    en: 'Four things that turn a new user into one who comes back.',
    'zh-CN': '四件事，让新用户变成愿意再来的用户。',
  },
  toDo: {
    en: 'Choose what ticks each of four tasks. Check the trait that tells admins.',
    'zh-CN': '为四项任务选择自动完成条件，并确认区分管理员的属性。',
  },
  make: (newId) =>
    contentOf('checklist', newId, {
      audience: {
        type: 'none',
        conditions: [{ type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' }],
      },
      checklist: {
        title: both('Get started', '快速上手'),
        launcher: launcher(both('Get started', '快速上手')),
        items: [
          task(newId, both('Take the tour', '浏览导览'), {
            hint: both('One minute to know your way around.', '一分钟熟悉环境。'),
            action: { type: 'startGuide', guideId: '' },
            doneWhen: { type: 'guideCompleted', guideId: '' },
          }),
          task(newId, both('Create your first item', '创建第一条记录'), {
            hint: both('You can change or delete it later.', '之后可以随时修改或删除。'),
          }),
          task(newId, both('Share it with a colleague', '与同事共享'), {
            hint: both('Work is quicker together.', '一起做更快。'),
          }),
          task(newId, both('Complete your profile', '完善个人资料'), {
            hint: both('So that others recognise you.', '让同事认出您。'),
          }),
        ],
      },
    }),
};
