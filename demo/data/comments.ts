import type { Language } from '../host-app/people.ts';

/** What people write after a score: high 9–10, middle 7–8, low 6 and below. */
export const comments: Record<'high' | 'middle' | 'low', Record<Language, string[]>> = {
  high: {
    en: [
      'Placing an order takes me a minute instead of ten.',
      'The board finally shows the whole team the same pipeline.',
      'Support answered on the same day and knew our setup.',
      'New colleagues find their way without a training day.',
      'Approvals from the phone have changed my Fridays.',
      'Reports go to the board every Monday without anyone touching them.',
    ],
    'zh-CN': [
      '下单流程很顺，新人第一天就会用。',
      '商机看板让整个团队看到同一份数据。',
      '客服响应很快，当天就解决了。',
      '手机上审批非常方便，不用再等我回办公室。',
      '和财务系统打通之后，对账省了一半时间。',
      '报表每周一自动发出来，开会不用再做表。',
    ],
  },
  middle: {
    en: [
      'Good, but exporting more than one report at a time would help.',
      'I would like to save my customer filters.',
      'The mobile board is a bit narrow.',
      'Please let us set a default delivery date.',
      'Fine for sales; our finance people would need more.',
    ],
    'zh-CN': [
      '整体不错，希望客户筛选条件可以保存。',
      '手机上看板有点窄。',
      '希望报表可以一次导出多张。',
      '自定义字段能再多一些就更好了。',
      '希望支持默认交货日期。',
    ],
  },
  low: {
    en: [
      'We still keep a spreadsheet next to it, because the stock numbers are missing.',
      'Nobody told us about the changes and my team is lost.',
      'It took two weeks to get an answer about the import.',
      'Too many clicks for a repeat order.',
      'Half of the team has gone back to e-mail.',
    ],
    'zh-CN': [
      '库存看不到，还得另外维护表格。',
      '改版之后没人通知，团队找不到入口。',
      '导入的问题两周才有回复。',
      '重复下单步骤太多。',
      '部门一半人又回去用邮件了。',
    ],
  },
};
