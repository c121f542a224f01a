import { idOf } from '../design.ts';
import { look } from '../look.ts';
import { Card, PageHead } from '../parts.tsx';
import { books, change, say, t, toggleIntegration, user } from '../state.ts';

const integrations = [
  {
    id: 'mail',
    mark: '✉',
    name: 'Postbox',
    en: 'Log mail on the right customer',
    zh: '邮件自动归到对应客户',
  },
  { id: 'calendar', mark: '◷', name: 'Dayline', en: 'Meetings in both calendars', zh: '双向同步会议日程' },
  { id: 'ledger', mark: '§', name: 'Ledgerly', en: 'Send orders to accounting', zh: '订单同步到财务系统' },
  { id: 'stock', mark: '▦', name: 'Stockyard', en: 'See stock while you sell', zh: '下单时查看库存' },
  { id: 'chat', mark: '◍', name: 'Huddle', en: 'Deal news in your team chat', zh: '商机动态推送到团队群' },
  { id: 'webhook', mark: '⚯', name: 'Webhooks', en: 'Tell your own systems', zh: '通知你自己的系统' },
];

export function IntegrationsPage() {
  const { connected, apiKeys } = books.value;
  return (
    <>
      <PageHead title={t('integrations')} subtitle={t('integrationsSubtitle')} />
      <div class={look.cards}>
        {integrations.map((integration) => {
          const isConnected = connected.includes(integration.id);
          return (
            <Card key={integration.id}>
              <div class="hb-person">
                <span class="hb-mark" aria-hidden="true">
                  {integration.mark}
                </span>
                <span>
                  <strong>{integration.name}</strong>
                  <small>{user.value.language === 'en' ? integration.en : integration.zh}</small>
                </span>
              </div>
              <button
                type="button"
                id={idOf(`connect-${integration.id}`)}
                class={isConnected ? look.button : look.primary}
                aria-label={`${t(isConnected ? 'disconnect' : 'connect')} ${integration.name}`}
                onClick={() => toggleIntegration(integration.id)}
              >
                {t(isConnected ? 'disconnect' : 'connect')}
              </button>
            </Card>
          );
        })}
      </div>
      <Card
        title={t('apiKeys')}
        aside={
          <button
            type="button"
            id={idOf('create-api-key')}
            class={look.button}
            onClick={() => {
              change({ apiKeys: [...apiKeys, `hb_live_…${1000 + apiKeys.length * 37}`] });
              say(t('apiKeyCreated'));
            }}
          >
            {t('createApiKey')}
          </button>
        }
      >
        <p>{t('apiKeysIntro')}</p>
        {apiKeys.length === 0 && <p>{t('noApiKeys')}</p>}
        <ul class={look.list}>
          {apiKeys.map((key) => (
            <li key={key}>
              <code>{key}</code>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
