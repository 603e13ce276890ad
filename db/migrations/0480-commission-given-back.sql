-- The credit note for commission given back was tried before the invoice of its month, found none and ended as nothing to issue. It now
-- waits for the invoice of the month in which the commission had been taken, and there is one for each such month. What was asked for by
-- the old keys is asked for again by the new ones; what was credited already is not credited twice.

insert into invoice_tasks (cause, shop_id, kind, subject, state, created_at, next_try_at, done_at)
select distinct t.cause || ':' || taken.month, t.shop_id, t.kind, t.subject || jsonb_build_object('takenIn', taken.month),
  case t.state when 'issued' then 'nothing_to_issue' else 'open' end, t.created_at, t.next_try_at, case t.state when 'issued' then t.done_at end
from invoice_tasks t
join ledger_entries e on e.shop_id = t.shop_id and e.owner = 'market' and e.purpose = 'commission' and e.amount_minor > 0
join ledger_postings p on p.id = e.posting_id and p.order_id is not null
  and to_char(p.at at time zone 'UTC', 'YYYY-MM-01') = t.subject ->> 'month'
cross join lateral (
  select to_char(min(tp.at) at time zone 'UTC', 'YYYY-MM-01') as month
  from ledger_postings tp join ledger_entries te on te.posting_id = tp.id
  where tp.order_id = p.order_id and te.owner = 'market' and te.purpose = 'commission' and te.amount_minor < 0) taken
where t.kind = 'commission_credit_note' and taken.month is not null;

delete from invoice_tasks where kind = 'commission_credit_note' and state <> 'issued' and not subject ? 'takenIn';
