-- How shops are paid out: where their money may go, what they asked for, and which movements of their balance each
-- withdrawal settles. Money is set aside in the ledger when it is asked for, so that it cannot be asked for twice.

alter table market_settings
  add column withdrawal_minimum_minor bigint not null default 1000
    constraint market_settings_withdrawal_minimum_positive check (withdrawal_minimum_minor > 0),
  add column withdrawal_fee_minor bigint not null default 0
    constraint market_settings_withdrawal_fee_not_negative check (withdrawal_fee_minor >= 0),
  -- of one shop, from midnight to midnight UTC; null: no limit
  add column withdrawal_daily_limit_minor bigint
    constraint market_settings_withdrawal_daily_limit_positive check (withdrawal_daily_limit_minor > 0);

-- Never changed but for its end: who wants another account adds it, and every withdrawal still says where it went.
create table withdraw_methods (
  id uuid primary key,
  shop_id uuid not null references shops,
  kind text not null constraint withdraw_methods_kind_known check (kind in ('bank', 'paypal')),
  -- of the bank account, as the bank knows the holder
  holder text not null default '',
  iban text,
  bic text,
  email citext,
  added_at timestamptz not null,
  added_by_person_id uuid references people,
  -- until then nobody is paid there, so that the owner can object
  usable_from timestamptz not null,
  removed_at timestamptz,
  constraint withdraw_methods_say_where check
    (case kind when 'bank' then iban is not null and holder <> '' and email is null else email is not null and iban is null end)
);

create index withdraw_methods_of_shop on withdraw_methods (shop_id, added_at) where removed_at is null;

create sequence withdrawal_numbers start 301;

create table withdrawals (
  id uuid primary key,
  number bigint not null default nextval('withdrawal_numbers') constraint withdrawals_number_unique unique,
  shop_id uuid not null references shops,
  method_id uuid not null references withdraw_methods,
  person_id uuid references people,
  state text not null constraint withdrawals_state_known check
    (state in ('requested', 'approved', 'paid', 'failed', 'rejected', 'cancelled')),
  currency text not null,
  -- what arrives, and what sending it costs the shop
  amount_minor bigint not null constraint withdrawals_amount_positive check (amount_minor > 0),
  fee_minor bigint not null constraint withdrawals_fee_not_negative check (fee_minor >= 0),
  -- what the movements settled before had left over, and what these leave over
  carried_minor bigint not null,
  rest_minor bigint not null constraint withdrawals_rest_not_negative check (rest_minor >= 0),
  requested_at timestamptz not null,
  approved_at timestamptz,
  closed_at timestamptz,
  -- the payer's own word for the transfer
  reference text not null default '',
  -- why it was rejected or failed
  reason text not null default '',
  -- the same request again finds the withdrawal it made
  request_key text constraint withdrawals_request_key_unique unique
);

create index withdrawals_of_shop on withdrawals (shop_id, requested_at desc, id desc);
create index withdrawals_newest on withdrawals (requested_at desc, id desc);
create index withdrawals_by_state on withdrawals (state, requested_at desc, id desc);

-- A movement of the available balance is settled by one withdrawal.
create table withdrawal_items (
  entry_id uuid primary key references ledger_entries,
  withdrawal_id uuid not null references withdrawals,
  shop_id uuid not null references shops,
  -- in the shop's eyes: positive came in
  amount_minor bigint not null
);

create index withdrawal_items_of_withdrawal on withdrawal_items (withdrawal_id, entry_id);

create table withdrawal_history (
  id uuid primary key,
  withdrawal_id uuid not null references withdrawals,
  shop_id uuid not null references shops,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null constraint withdrawal_history_by_known check (by_kind in ('shop', 'market', 'system')),
  by_person_id uuid references people,
  reason text not null default ''
);

create index withdrawal_history_of_withdrawal on withdrawal_history (withdrawal_id, at, id);

-- What a withdrawal settles adds up to it, to the cent.
create function check_withdrawal_adds_up() returns trigger language plpgsql as $$
begin
  if (select w.carried_minor + coalesce(sum(i.amount_minor), 0) - w.rest_minor - w.amount_minor - w.fee_minor
      from withdrawals w left join withdrawal_items i on i.withdrawal_id = w.id where w.id = new.id group by w.id) <> 0 then
    raise exception 'withdrawal % does not add up', new.id using errcode = 'check_violation', constraint = 'withdrawals_add_up';
  end if;
  return null;
end $$;

create constraint trigger withdrawals_add_up after insert on withdrawals
deferrable initially deferred for each row execute function check_withdrawal_adds_up();

do $$
declare shop_table text;
begin
  foreach shop_table in array array['withdraw_methods', 'withdrawals', 'withdrawal_items', 'withdrawal_history'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

grant select on withdraw_methods, withdrawals, withdrawal_items, withdrawal_history to stoa_seller;
