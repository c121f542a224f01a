import { sql } from 'kysely';

/**
 * Whether a version `v` of a guide is bound by the quiet rule of surveys: it asks for a recommendation, or for
 * satisfaction without something having just happened that it is asked about. Says in SQL what `asksForScore` says.
 */
export const versionAsksForScore = sql<boolean>`(
  v.content @? '$.steps[*].blocks[*] ? (@.type == "question" && @.question.kind == "nps")'
  or v.content @? '$.steps[*].blocks[*] ? (@.type == "question" && @.question.kind == "csat")'
    and v.content->'trigger'->>'on' <> 'eventTracked'
)`;
