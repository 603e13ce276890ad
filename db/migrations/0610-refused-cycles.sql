-- The board of what is unpaid says who came back, and how soon. That is known of a cycle which was paid in the end only when it
-- says that it was refused before; the number of its tries does not, for a first try can be refused and its customer confirm it.

alter table subscription_cycles add column refused_at timestamptz;

update subscription_cycles c set refused_at = coalesce((
    select min(h.at) from subscription_history h
    where h.subscription_id = c.subscription_id and h.act = 'fail' and h.at >= c.due_at and h.at <= coalesce(c.settled_at, 'infinity')
  ), c.tried_at, c.due_at)
where c.tries > 1 or c.state in ('failed', 'exhausted') or exists (
    select from subscription_history h
    where h.subscription_id = c.subscription_id and h.act = 'fail' and h.at >= c.due_at and h.at <= c.settled_at);

-- What came back since the first of the month, the newest first; and of what was refused of late, how much was paid after all.
create index subscription_cycles_settled_late on subscription_cycles (settled_at desc, id desc) where refused_at is not null;
