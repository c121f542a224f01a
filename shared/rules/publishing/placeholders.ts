/**
 * What a new step or guide says in place of its author, in English and Chinese: it tells what to write, and no reader
 * is meant to see it. Plain texts, as a heading or the only piece of a text.
 */
export const placeholders = {
  heading: ['Say what this is', '说明这是什么'],
  reason: ['And in a sentence why it helps the reader.', '再用一句话说明它对读者有什么帮助。'],
  benefit: ['What it does for you, in a sentence.', '用一句话说明它能为您做什么。'],
  banner: ['What your users should know now.', '用户现在需要知道的事。'],
  featureName: ['New: name of the feature', '新功能：功能名称'],
  featureBenefit: [
    'What it does for you: a task that took an hour now takes a minute.',
    '它能为您做什么：原本需要一小时的工作，现在只需一分钟。',
  ],
} as const;

const all = new Set<string>(Object.values(placeholders).flat());

export const isPlaceholder = (text: string): boolean => all.has(text.trim());
