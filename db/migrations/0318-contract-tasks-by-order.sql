-- A batch of renewals asks for all its orders at once whether a contract that is still to be drawn up holds them.
create index contract_tasks_open_of_order on contract_tasks (order_id) where done_at is null and order_id is not null;
