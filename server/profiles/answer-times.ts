import { type SQL, sql } from "drizzle-orm";
import { limits } from "../kernel/limits";

/** How far back answers count. */
const DAYS = sql`interval '90 days'`;
/** After so long without a word in a conversation, what a candidate says is a question anew; sooner, it goes on with what was answered. A bare thank-you so waits for nothing. */
const QUIET = sql`interval '24 hours'`;
/** What has waited longer counts as it stands, so that who leaves questions unanswered looks no faster for it. */
const OVERDUE = sql`interval '7 days'`;

/** A conversation's moves and messages as they bear on answers. A request declined without a word counts as unanswered: to who asked it is that. What ends a conversation ends the waiting. */
const momentsOf = (talk: SQL): SQL => sql`(
  select m.moved_at as at, 0 as kind, m.move_no as no,
    case when m.to_state = 'pending' and m.moved_by = 'candidate' then 'asked' when m.to_state in ('active', 'declined') and m.moved_by = 'recruiter' and m.quiet = 0 then 'answered' when m.to_state in ('withdrawn', 'inactive', 'blocked') then 'ended' end as what
  from connection_moves m where m.connection_id = ${talk}.id
  union all
  (select s.sent_at, 1, s.seq, case when s.sender_id = ${talk}.user_id then 'answered' else 'asked' end from marketplace_messages s where s.connection_id = ${talk}.id order by s.seq desc limit ${limits.answerMessages}))`;

/**
 * What a recruiter was asked in the last 90 days, and how long it waited, as the JSON of `CountedAnswers`: each request to connect, and the first message after a quiet day, until the recruiter's next word.
 * In: the recruiter's id, as SQL. Only the conversations and messages that came last are looked at, each found by an index, so that one who has thousands costs no more.
 */
export const answersOf = (recruiterId: SQL): SQL => sql`(
  select json_build_object('questions', count(*)::int, 'conversations', count(distinct asked.talk_id)::int, 'medianMinutes', percentile_disc(0.5) within group (order by floor(extract(epoch from asked.until - asked.at) / 60)::int))
  from (
    select e.*, least(e.answered_at, e.ended_at, app.now()) as until from (
      select talk.id as talk_id, x.at, x.kind, x.no, x.what,
        max(x.at) filter (where x.what <> 'ended') over (partition by talk.id order by x.at, x.kind, x.no rows between unbounded preceding and 1 preceding) as last_word_at,
        min(x.at) filter (where x.what = 'answered') over later as answered_at,
        min(x.at) filter (where x.what = 'ended') over later as ended_at
      from (
        select c.id, r.user_id from marketplace_connections c join recruiters r on r.id = c.recruiter_id
        where c.recruiter_id = ${recruiterId} and greatest(c.moved_at, c.last_message_at) > app.now() - ${DAYS} order by greatest(c.moved_at, c.last_message_at) desc limit ${limits.answerConversations}) talk
        cross join lateral ${momentsOf(sql`talk`)} x where x.what is not null
      window later as (partition by talk.id order by x.at desc, x.kind desc, x.no desc rows between unbounded preceding and 1 preceding)) e) asked
  where asked.what = 'asked' and asked.at > app.now() - ${DAYS} and (asked.kind = 0 or asked.no = 1 and asked.last_word_at is null or asked.at - asked.last_word_at > ${QUIET})
    and (asked.answered_at <= coalesce(asked.ended_at, 'infinity') or asked.until - asked.at > ${OVERDUE}))`;
