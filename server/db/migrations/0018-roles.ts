import { type Kysely, sql } from 'kysely';

/**
 * Roles by what people do, roles of a workspace's own, and portfolios. Whoever was a member without being an admin
 * could do what a product lead can.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table custom_role (
      id int generated always as identity primary key,
      workspace_id int not null references workspace,
      name text not null check (name <> ''),
      rights text[] not null,
      unique (workspace_id, name),
      unique (workspace_id, id)
    );
    alter table membership
      add column custom_role_id int,
      add column portfolio text not null default 'all' check (portfolio in ('all', 'team', 'own')),
      add foreign key (workspace_id, custom_role_id) references custom_role (workspace_id, id);
    update membership set role = 'product_lead' where role = 'member';
    alter table membership
      add check (role in ('admin', 'product_lead', 'author', 'publisher', 'csm', 'cs_lead', 'executive',
        'developer', 'custom')),
      add check ((role = 'custom') = (custom_role_id is not null)),
      add check (role <> 'admin' or portfolio = 'all'),
      add check (role <> 'csm' or portfolio <> 'all');

    alter table secret_key drop constraint secret_key_scope_check;
    alter table secret_key add check (scope in ('events', 'read', 'write', 'admin'));
  `.execute(db);
}
