-- A market whose books are kept by a billing system outside hands every document over that it issues: the wish stands with the
-- document, the call is made by a worker, and what is not over there yet says why.

create table invoice_handovers (
  invoice_id uuid primary key references invoices,
  shop_id uuid not null references shops,
  -- whose customer it is over there: person:…, checkout:… (a guest), shop:… (commission)
  customer_key text not null,
  state text not null constraint invoice_handovers_state_known check (state in ('wanted', 'sending', 'unknown', 'recorded', 'refused')),
  wanted_at timestamptz not null,
  tries integer not null default 0,
  -- null: it is over there, or waits for somebody to want it again
  next_try_at timestamptz,
  because text not null default '',
  outside_id text,
  outside_number text,
  recorded_at timestamptz,
  constraint invoice_handovers_recorded_are_known check
    ((state = 'recorded') = (outside_id is not null and outside_number is not null and recorded_at is not null)),
  constraint invoice_handovers_waiting_are_due check (state in ('recorded', 'refused') or next_try_at is not null)
);
create index invoice_handovers_due on invoice_handovers (next_try_at, invoice_id) where next_try_at is not null;
create index invoice_handovers_missing on invoice_handovers (wanted_at, invoice_id) where state <> 'recorded';
create index invoice_handovers_by_shop on invoice_handovers (shop_id);
call observe_changes('invoice_handovers');

alter table invoice_handovers enable row level security;
create policy own_shop on invoice_handovers to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on invoice_handovers to stoa_seller;

-- Under which id the billing system keeps whom.
create table billing_customers (
  key text primary key,
  outside_id text not null
);
