import { type Kysely, sql } from 'kysely';

/**
 * The log of who did what is added to and never changed. One thing may be taken out of it: the name of somebody who was
 * erased, by who says so in the transaction that erases.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit_entry add column network text, add column request_id text;
    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and current_setting('cairn.erases', true) = 'on'
        and new.subject like '%:erased'
        and (new.id, new.workspace_id, new.at, new.actor, new.action)
          = (old.id, old.workspace_id, old.at, old.actor, old.action)
      then
        return new;
      end if;
      raise exception 'the audit log is only ever added to';
    end $$;
    create trigger audit_entry_stays before update or delete on audit_entry
      for each row execute function refuse_audit_change();
    create trigger audit_entry_is_not_emptied before truncate on audit_entry
      for each statement execute function refuse_audit_change();
  `.execute(db);
}
