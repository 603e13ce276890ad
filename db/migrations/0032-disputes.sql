-- When customer and shop do not agree: a case with the words and pictures of both, a deadline, and a verdict that moves the
-- money by itself. A chargeback at a bank is a case too, whose verdict the bank gives. While a case is open nobody else
-- gives back, and the money is set aside.

alter table refunds
  drop constraint refunds_way_known,
  add constraint refunds_way_known check (way in ('gateway', 'store_credit', 'bank', 'not_collected', 'chargeback'));

create sequence dispute_numbers start 2001;

create table disputes (
  id uuid primary key,
  number bigint not null default nextval('dispute_numbers') constraint disputes_number_unique unique,
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  checkout_id uuid not null references checkouts,
  origin text not null constraint disputes_origin_known check (origin in ('customer', 'return', 'chargeback')),
  reason text not null constraint disputes_reason_known check
    (reason in ('not_arrived', 'damaged', 'not_as_described', 'return_declined', 'chargeback', 'other')),
  state text not null constraint disputes_state_known check
    (state in ('raised', 'open', 'decided', 'appealed', 'settled', 'won', 'lost')),
  -- what is at stake: what could still be given back when it began
  claimed_minor bigint not null,
  currency text not null,
  -- of the shop's available money, while the case is open
  set_aside_minor bigint not null default 0,
  -- the bank's name for a chargeback
  chargeback_reference text,
  request_key text constraint disputes_request_key_unique unique,
  raised_at timestamptz not null,
  -- from when the customer may ask the market to decide
  escalates_at timestamptz not null,
  opened_at timestamptz,
  answer_by timestamptz,
  -- without a verdict until then the customer gets the money
  decide_by timestamptz,
  closed_at timestamptz,
  verdict text constraint disputes_verdict_known check (verdict in ('all', 'part', 'none')),
  verdict_minor bigint,
  verdict_reason text not null default '',
  bearer text constraint disputes_bearer_known check (bearer in ('shop', 'market')),
  -- how often it was decided; an appeal leads to another verdict
  rounds integer not null default 0,
  constraint disputes_set_aside_not_negative check (set_aside_minor >= 0)
);

create index disputes_of_shop on disputes (shop_id, raised_at desc, id desc);
create index disputes_newest on disputes (raised_at desc, id desc);
create index disputes_by_order on disputes (order_id, raised_at);
create index disputes_to_decide on disputes (decide_by) where state = 'open';
create unique index disputes_one_open_per_order on disputes (order_id) where state in ('raised', 'open', 'appealed');
create unique index disputes_once_per_chargeback on disputes (chargeback_reference, order_id) where chargeback_reference is not null;

create table dispute_words (
  id uuid primary key,
  dispute_id uuid not null references disputes,
  shop_id uuid not null references shops,
  side text not null constraint dispute_words_side_known check (side in ('customer', 'shop', 'market')),
  words text not null,
  picture_ids uuid[] not null default '{}',
  at timestamptz not null,
  by_person_id uuid
);

create index dispute_words_by_dispute on dispute_words (dispute_id, at);

create table dispute_history (
  id uuid primary key,
  dispute_id uuid not null references disputes,
  shop_id uuid not null references shops,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null constraint dispute_history_by_kind_known check (by_kind in ('customer', 'shop', 'market', 'system')),
  by_person_id uuid,
  reason text not null default ''
);

create index dispute_history_by_dispute on dispute_history (dispute_id, at);

do $$
declare shop_table text;
begin
  foreach shop_table in array array['disputes', 'dispute_words', 'dispute_history'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

grant select on disputes, dispute_words, dispute_history to stoa_seller;
grant update (state) on disputes to stoa_seller;
grant insert on dispute_words, dispute_history to stoa_seller;
