/** `json`: the news as it is, for programs. `slack`: a sentence, as Slack, Mattermost and others take it. */
export const webhookFormats = ['json', 'slack'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];
