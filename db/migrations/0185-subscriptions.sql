-- A subscription is a promise to buy again. Each turn of it is a row before anybody is asked for money: the cycle names its
-- checkout, and a checkout is paid once, so a cycle is never charged twice, whatever dies in the middle. Cycles of a subscription
-- do not overlap, and at most one of them is unsettled; both are kept here as well as in the program.

create extension if not exists btree_gist;

create sequence subscription_numbers start 1001;

create table subscriptions (
  id uuid primary key,
  number bigint not null default nextval('subscription_numbers') constraint subscriptions_number_unique unique,
  -- what it began with
  order_line_id uuid not null references order_lines constraint subscriptions_one_per_line unique,
  person_id uuid not null references people,
  email citext not null,
  shop_id uuid not null references shops,
  plan_id uuid not null references plans,
  product_id uuid not null references products,
  variant_id uuid not null references variants,
  quantity integer not null constraint subscriptions_quantity_in_bounds check (quantity between 1 and 999),
  currency text not null,
  -- of a unit in each cycle, as the shelf says prices; frozen when it began
  unit_price_minor bigint not null constraint subscriptions_price_not_negative check (unit_price_minor >= 0),
  state text not null constraint subscriptions_state_known
    check (state in ('trialing', 'active', 'past_due', 'paused', 'unpaid', 'cancelled', 'ended')),
  unit text not null,
  every integer not null,
  -- the day the first paid cycle begins, from which all others are counted; and the minute of a day at which they are due
  anchor_on date not null,
  due_minute integer not null constraint subscriptions_due_minute_of_a_day check (due_minute between 0 and 1439),
  -- the cycle that comes next, counted from the anchor (0), and when; null when none comes
  next_turn integer not null,
  next_on date,
  next_at timestamptz,
  -- cycles that were begun in all, and those that were paid
  cycles integer not null default 0,
  cycles_paid integer not null default 0,
  payment_method_id uuid references payment_methods,
  address jsonb not null,
  tax_number text not null default '',
  shipping_method_id uuid references shipping_methods,
  -- to be taken off what comes next: the unused days of a plan that was left
  credit_minor bigint not null default 0 constraint subscriptions_credit_not_negative check (credit_minor >= 0),
  -- a change that waits for the next cycle
  next_plan_id uuid references plans,
  resume_on date,
  ends_with_cycle boolean not null default false,
  end_reason text not null default '',
  -- units kept from the shelf ahead of the next cycle
  held_quantity integer not null default 0 constraint subscriptions_held_not_negative check (held_quantity >= 0),
  -- the month of expiry its owner was told of, so that each is told once
  told_of_expiry text,
  started_at timestamptz not null,
  ended_at timestamptz,
  constraint subscriptions_due_while_running check ((next_at is null) = (next_on is null)),
  constraint subscriptions_over_for_good check ((state in ('cancelled', 'ended')) = (ended_at is not null))
);
create index subscriptions_due on subscriptions (next_at, id) where next_at is not null;
create index subscriptions_of_person on subscriptions (person_id, started_at desc, id desc);
create index subscriptions_of_shop on subscriptions (shop_id, started_at desc, id desc);
create index subscriptions_by_state on subscriptions (state, started_at desc, id desc);
create index subscriptions_of_plan on subscriptions (plan_id) where ended_at is null;
create index subscriptions_by_variant on subscriptions (variant_id) where ended_at is null;
create index subscriptions_by_means on subscriptions (payment_method_id) where ended_at is null;

create table subscription_cycles (
  id uuid primary key,
  subscription_id uuid not null references subscriptions,
  shop_id uuid not null references shops,
  -- counted from 1, over all plans it went through
  number integer not null,
  from_on date not null,
  to_on date not null,
  due_at timestamptz not null,
  state text not null constraint subscription_cycles_state_known
    check (state in ('running', 'failed', 'succeeded', 'exhausted', 'skipped', 'forgiven')),
  -- what the goods of it cost, as the shelf says prices
  items_minor bigint not null default 0,
  -- of this cycle in all, with shipping and tax; null while no checkout stands for it
  total_minor bigint,
  credit_minor bigint not null default 0 constraint subscription_cycles_credit_not_negative check (credit_minor >= 0),
  checkout_id uuid references checkouts,
  tries integer not null default 0,
  -- ours or the gateway's word for why the last try came to nothing
  failure text not null default '',
  tried_at timestamptz,
  next_try_at timestamptz,
  settled_at timestamptz,
  constraint subscription_cycles_counted unique (subscription_id, number),
  constraint subscription_cycles_one_checkout unique (checkout_id, subscription_id),
  constraint subscription_cycles_in_order check (from_on <= to_on),
  constraint subscription_cycles_do_not_overlap
    exclude using gist (subscription_id with =, daterange(from_on, to_on) with &&)
);
create unique index subscription_cycles_one_unsettled on subscription_cycles (subscription_id) where state in ('running', 'failed');
create index subscription_cycles_to_try on subscription_cycles (next_try_at) where state = 'failed';
create index subscription_cycles_under_way on subscription_cycles (tried_at) where state = 'running';
create index subscription_cycles_of_shop on subscription_cycles (shop_id, settled_at) where state = 'succeeded';

create table subscription_history (
  id uuid primary key,
  subscription_id uuid not null references subscriptions,
  shop_id uuid not null references shops,
  act text not null,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null,
  by_person_id uuid references people,
  detail text not null default ''
);
create index subscription_history_of_subscription on subscription_history (subscription_id, at, id);

do $$
declare shop_table text;
begin
  foreach shop_table in array array['subscriptions', 'subscription_cycles', 'subscription_history'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;
grant select on subscriptions, subscription_cycles to stoa_seller;
