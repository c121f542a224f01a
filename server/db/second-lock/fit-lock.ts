import { sql } from 'kysely';
import type { Queryable } from '../database.ts';
import { inTransaction } from '../in-transaction.ts';

/** What there is of a kind of tables for requests: the rows for which this holds. */
interface Policy {
  name: string;
  holds: string;
}

const setting = (name: 'workspace_id' | 'environment_id') =>
  // As a subquery it is asked for once in a statement, not once for each row.
  `(select nullif(current_setting('cairn.${name}', true), '')::int)`;

const ofWorkspace: Policy = {
  name: 'of_workspace',
  holds: `workspace_id = ${setting('workspace_id')}`,
};
const ofEnvironment: Policy = {
  name: 'of_environment',
  holds: `environment_id = ${setting('environment_id')}`,
};
/** What an environment's events are called and which features they count for: rules are made for all of an app's. */
const ofEnvironments: Policy = {
  name: 'of_environments',
  holds: 'environment_id = any (array(select id from environment))',
};
const ofMembers = (column: string): Policy => ({
  name: 'of_members',
  holds: `${column} in (select member_id from membership)`,
});

/** Tables whose column does not say it all. Subqueries see no more than requests do. */
const special: Record<string, Policy> = {
  workspace: { name: 'of_workspace', holds: `id = ${setting('workspace_id')}` },
  member: ofMembers('id'),
  recovery_code: ofMembers('member_id'),
  audience_list_entry: { name: 'of_list', holds: 'list_id in (select id from audience_list)' },
  page_scope_page: { name: 'of_page_scope', holds: 'page_scope_id in (select id from page_scope)' },
  ...Object.fromEntries(
    ['event_name', 'page', 'signature', 'host_build', 'page_scope', 'feature_source'].map((table) => [
      table,
      ofEnvironments,
    ]),
  ),
};

/** Tries by address and network, counted for everybody together. */
const nobodys = ['rate_limit'];

interface Table {
  name: string;
  isView: boolean;
  columns: string[];
  policies: string[];
  /** Of a view: it shows what whoever looks may see. */
  isInvokers: boolean;
  /** Requests may use it. */
  isOpen: boolean;
}

/**
 * Gives each table its policy, and the role for requests its rights, where they are missing. Policies bind that role and
 * nobody else: what the owner of the tables does (events, jobs, commands) goes on as before. Harmless to repeat.
 *
 * @param requestRole undefined: there is none, and the policies bind nobody
 */
export async function fitLock(db: Queryable, requestRole: string | undefined): Promise<void> {
  const missing = (await listTables(db, requestRole)).filter((table) => isMissing(table, requestRole));
  if (missing.length === 0) return;
  if (requestRole !== undefined) await letIntoSchema(db, requestRole);
  // One table at a time, so that nobody who holds one waits for another; and one server, which looks again.
  for (const { name } of missing) {
    await inTransaction(db, async (trx) => {
      await sql`select pg_advisory_xact_lock(7104)`.execute(trx);
      const [table] = await listTables(trx, requestRole, name);
      if (table) await fitTable(trx, table, requestRole);
    });
  }
}

/** What is nobody's in particular stays closed to requests. */
const isClosed = (table: Table) => !policyOf(table) && !nobodys.includes(table.name);

const isMissing = (table: Table, requestRole: string | undefined) =>
  !isClosed(table) && (!isBound(table) || (requestRole !== undefined && !table.isOpen));

const isBound = (table: Table) => {
  const policy = policyOf(table);
  return table.isView ? table.isInvokers : !policy || table.policies.includes(policy.name);
};

async function fitTable(trx: Queryable, table: Table, requestRole: string | undefined): Promise<void> {
  const name = sql.table(table.name);
  const policy = policyOf(table);
  if (!isBound(table)) {
    // A view would show what its owner sees.
    if (table.isView) await sql`alter view ${name} set (security_invoker = true)`.execute(trx);
    else if (policy) {
      await sql`alter table ${name} enable row level security`.execute(trx);
      await sql`create policy ${sql.id(policy.name)} on ${name} using (${sql.raw(policy.holds)})`.execute(
        trx,
      );
    }
  }
  if (requestRole === undefined || table.isOpen) return;
  // Nobody but the owner of the tables takes anything out of the log.
  const rights = table.name === 'audit_entry' ? 'select, insert, update' : 'select, insert, update, delete';
  await sql`grant ${sql.raw(rights)} on ${name} to ${sql.id(requestRole)}`.execute(trx);
}

/** As everybody is, where nobody has made the schema anew. */
const letIntoSchema = (db: Queryable, requestRole: string): Promise<void> =>
  inTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(7104)`.execute(trx);
    const { rows } = await sql<{ isIn: boolean }>`
      select has_schema_privilege(${requestRole}, 'public', 'usage') as is_in`.execute(trx);
    if (!rows[0]?.isIn) await sql`grant usage on schema public to ${sql.id(requestRole)}`.execute(trx);
  });

/** Undefined: nothing says whose the table's rows are. */
function policyOf({ name, columns }: Table): Policy | undefined {
  if (special[name]) return special[name];
  if (columns.includes('workspace_id')) return ofWorkspace;
  return columns.includes('environment_id') ? ofEnvironment : undefined;
}

/** All tables and views of ours, or the one with this name. */
async function listTables(db: Queryable, requestRole: string | undefined, name?: string): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.relname as name, c.relkind = 'v' as is_view,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      array(select p.polname::text from pg_policy p where p.polrelid = c.oid) as policies,
      coalesce('security_invoker=true' = any(c.reloptions), false) as is_invokers,
      ${requestRole ?? null}::text is not null
        and has_table_privilege(${requestRole ?? null}::text, c.oid, 'insert') as is_open
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
      and (${name ?? null}::text is null or c.relname = ${name ?? null}::text)
      and pg_has_role(c.relowner, 'usage')
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.oid`.execute(db);
  return rows;
}
