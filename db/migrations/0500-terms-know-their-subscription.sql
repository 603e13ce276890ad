-- Terms of a subscription were about its first order alone. They say its price and its rhythm, and end with it and not with that
-- order, so both the task and the contract name it. There is no foreign key: its check takes a lock on the subscription, which who
-- ends it holds while it waits for who draws up its terms.
alter table contract_tasks add column subscription_id uuid;
alter table contracts add column subscription_id uuid;

update contract_tasks set subscription_id = split_part(cause, ':', 2)::uuid where cause like 'subscription:%';
update contracts set subscription_id = split_part(cause, ':', 2)::uuid where cause like 'subscription:%';

-- What was drawn up again is about what it was drawn up for first.
with recursive again as (
  select id, subscription_id from contracts where subscription_id is not null
  union all
  select c.id, again.subscription_id from contracts c join again on c.cause = 'again:' || again.id
)
update contracts c set subscription_id = again.subscription_id from again where c.id = again.id and c.subscription_id is null;
update contract_tasks k set subscription_id = c.subscription_id
from contracts c where k.cause = 'again:' || c.id and c.subscription_id is not null;

create index contracts_of_subscription on contracts (subscription_id) where subscription_id is not null;
create index contract_tasks_open_of_subscription on contract_tasks (subscription_id)
  where done_at is null and subscription_id is not null;
