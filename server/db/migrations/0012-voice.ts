import { type Kysely, sql } from 'kysely';

/**
 * What is done with answers, beside them: an answer itself is never touched. An answer is what one person said in one
 * run of a survey, named by the user and the run.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Asked of people chosen by what they did or said before: their scores stay out of the headline.
    alter table guide_version add column is_selected_sample boolean not null default false;

    create table answer_tag (
      environment_id int not null,
      user_id bigint not null,
      run_id uuid not null,
      tag text not null check (tag <> ''),
      account_id bigint not null,
      primary key (environment_id, user_id, run_id, tag)
    );
    create table answer_task (
      environment_id int not null,
      user_id bigint not null,
      run_id uuid not null,
      kind text not null check (kind in ('reply', 'reference')),
      account_id bigint not null,
      due_on date not null,
      created_at timestamptz not null,
      done_at timestamptz,
      done_by text,
      note text,
      primary key (environment_id, user_id, run_id, kind)
    );
    create index answer_task_open on answer_task (environment_id, due_on) where done_at is null;
    create index response_by_time on response (environment_id, question_kind, answered_at);
  `.execute(db);
}
