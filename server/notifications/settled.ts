import { sql } from "drizzle-orm";

/**
 * What became of that which a piece of news `n` asked of its reader, beside the event `e` that it tells of: `answered` by the reader, `over` without their answer, NULL = it still waits, or it never
 * asked for anything. Each branch looks up by a key. Of a request to connect the move after it tells, since it can be made anew.
 */
export const settledOf = sql`case n.kind
  when 'connections/connection.asked' then (select case when (array_agg(later.to_state order by later.move_no))[1] in ('active', 'declined') then 'answered' when count(later) > 0 then 'over' end
    from connection_moves asked left join connection_moves later on later.connection_id = asked.connection_id and later.move_no > asked.move_no
    where asked.connection_id = e.data ->> 'connectionId' and asked.to_state = 'pending' and asked.moved_at = e.occurred_at)
  when 'sourcing/release.asked' then (select case when q.answer is not null then 'answered' when c.state <> 'active' or upper(c."window") <= app.now() then 'over' end
    from claim_release_requests q join candidate_sourcers c on c.id = q.claim_id where q.claim_id = e.data ->> 'claimId' and q.asked_at = e.occurred_at)
  when 'sourcing/transfer.offered' then (select case when t.answered_at is not null and t.state in ('accepted', 'declined') then 'answered' when t.state <> 'offered' or t.open_until <= app.now() then 'over' end
    from claim_transfers t where t.id = e.data ->> 'transferId')
  when 'sourcing/rtr.requested' then (select case when r.signed_at is not null or r.state = 'declined' then 'answered' when r.state <> 'requested' or r.ends_on < (app.now() at time zone 'UTC')::date then 'over' end
    from right_to_represent r where r.id = e.data ->> 'rtrId')
  when 'sourcing/evidence.added' then (select case when h.answer is not null then 'answered' end from hand_evidence h where h.id = e.data ->> 'evidenceId')
  when 'applications/offer.made' then (select case when o.state in ('accepted', 'declined') then 'answered' when o.state <> 'made' then 'over' end from offers o where o.id = e.data ->> 'offerId' and n.href like '/marketplace/%')
  when 'applications/application.submitted' then (select case when a.state = 'withdrawn' then 'over' when a.state <> 'submitted' then 'answered' end from applications a where a.id = e.application_id and n.href like '/company/%')
  when 'disputes/dispute.opened' then (select case when d.answered_at is not null then 'answered' when d.state <> 'open' or d.answer_due_at <= app.now() then 'over' end from disputes d where d.id = e.data ->> 'disputeId')
end`;
