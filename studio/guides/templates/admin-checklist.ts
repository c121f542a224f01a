import { both, launcher, task } from '../../../shared/draft/pieces.ts';
import { contentOf, type Template } from './template.ts';

export const adminChecklist: Template = {
  id: 'admin-checklist',
  kind: 'checklist',
  name: { en: 'Checklist for admins', 'zh-CN': '管理员任务清单' },
  note: {
    en: 'Leads the person who sets things up from an empty workspace to a team at work.',
    'zh-CN': '带领负责配置的人，从空白空间走到团队正式使用。',
  },
  toDo: {
    en: 'Choose what ticks each of five tasks. Check the trait that tells admins.',
    'zh-CN': '为五项任务选择自动完成条件，并确认区分管理员的属性。',
  },
  make: (newId) =>
    contentOf('checklist', newId, {
      audience: {
        type: 'all',
        conditions: [{ type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' }],
      },
      checklist: {
        title: both('Set up your workspace', '设置您的工作空间'),
        launcher: launcher(both('Set-up', '设置向导')),
        items: [
          task(newId, both('Add your company’s details', '填写公司信息'), {
            hint: both('They appear on everything that you send.', '它们会显示在您发出的所有内容上。'),
          }),
          task(newId, both('Bring in your data', '导入数据'), {
            hint: both('A file from your old tool is enough to begin.', '用旧工具导出的文件即可开始。'),
          }),
          task(newId, both('Invite your team', '邀请团队成员'), {
            hint: both('Two colleagues are enough to begin.', '先邀请两位同事就够了。'),
          }),
          task(newId, both('Give everyone the right role', '为成员分配合适的角色'), {
            hint: both('Who may see what, and who may change it.', '谁可以查看，谁可以修改。'),
          }),
          task(newId, both('Connect the tools you use', '连接常用工具'), {
            hint: both('So that nothing has to be typed twice.', '避免重复录入。'),
          }),
        ],
      },
    }),
};
