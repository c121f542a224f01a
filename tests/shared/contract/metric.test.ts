import { expect, test } from 'vitest';
import { metrics } from '../../../shared/contract/metric.ts';

const rows = Object.entries(metrics).map(([key, { unit, definition, ...rest }]) => {
  const name = 'name' in rest ? rest.name : { en: '', 'zh-CN': '' };
  return `| \`${key}\` | ${name.en} | ${unit} | ${definition.en} | ${name['zh-CN']} | ${definition['zh-CN']} |`;
});
const document = `# What the numbers mean

The names, units and sentences of [\`shared/contract/metric.ts\`](../shared/contract/metric.ts), which every screen shows them
from. Each number is made in one file of \`server/metrics\`; those with a name can be asked for at \`GET /api/v1/metrics/<number>\`,
for any account, owner, segment, tier, industry, region or role and any days, and whoever is behind them is listed at
\`…/behind\`: as many as the number says. This page is written by
\`npx vitest run tests/shared/contract/metric.test.ts -u\`.

| number | name | unit | meaning | 名称 | 含义 |
|---|---|---|---|---|---|
${rows.join('\n')}
`;

test('the document of the numbers says what the screens say', async () => {
  await expect(document).toMatchFileSnapshot('../../../docs/metrics.md');
});

test('every number is defined in both languages by a sentence', () => {
  for (const { definition } of Object.values(metrics)) {
    expect(definition.en).toMatch(/^[A-Z].{20,}\.$/s);
    expect(definition['zh-CN']).toMatch(/。$/);
  }
});
