import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../server/db/migrate.ts';
import { migrations } from '../../../server/db/migrations/index.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('a database with facts per feature keeps all of its counts, and counts what no feature had counted', async () => {
  const { db } = database;
  await sql`drop schema public cascade; create schema public`.execute(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo('0004-withheld-guides');
  if (error) throw error;
  await sql`
    insert into workspace (name, time_zone, created_at) values ('Acme', 'UTC', now());
    insert into app (workspace_id, name, url, created_at) values (1, 'App', 'https://host.example', now());
    insert into environment (workspace_id, app_id, name, public_key, created_at) values (1, 1, 'production', 'pk_1', now());
    insert into account (environment_id, id, external_id, name, traits, trait_times, time_zone, first_seen_at, last_seen_at)
      values (1, 10, 'a', 'A', '{}', '{}', 'Asia/Shanghai', now(), now());
    insert into event_name (environment_id, kind, name) values (1, 3, 'sent'), (1, 2, 'element.clicked');
    insert into page (environment_id, path) values (1, '/orders');
    insert into feature (workspace_id, app_id, name, is_core, feature_class, rules, created_at)
      values (1, 1, 'Sent', true, 'record', '[{"type":"event","eventName":"sent"}]', now());
    insert into feature_source values (1, 1, 'name', 1);
    insert into feature_use values (1, 10, '2026-03-02', 1, 5, 2);
    insert into event (environment_id, account_id, day, id, at, received_at, user_id, kind, name_id, page_id)
    select 1, 10, '2026-03-01', gen_random_uuid(), '2026-03-01T20:00Z', now(), 5, kind, name_id, 1
    from (values (3, 1), (3, 1), (2, 2)) as e(kind, name_id)`.execute(db);

  await migrate(db);
  const { rows } = await sql`select account_id, day, feature_id, user_id, uses from feature_use`.execute(db);
  // Eight in the evening is the next day in Shanghai.
  expect(rows).toEqual([{ accountId: '10', day: '2026-03-02', featureId: 1, userId: '5', uses: 2 }]);
  expect(
    await db.selectFrom('entryUse').select(['kind', 'entryId', 'pageId', 'uses']).orderBy('kind').execute(),
  ).toEqual([
    { kind: 2, entryId: 0, pageId: 1, uses: 1 },
    { kind: 3, entryId: 1, pageId: 1, uses: 2 },
  ]);
  expect(
    await db
      .selectFrom('tagVersion')
      .select(['featureId', 'version', 'startsOn', 'endsOn', 'rules'])
      .execute(),
  ).toEqual([
    { featureId: 1, version: 1, startsOn: null, endsOn: null, rules: [{ type: 'event', eventName: 'sent' }] },
  ]);
});
