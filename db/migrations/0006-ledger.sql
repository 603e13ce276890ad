-- The book that explains every cent. Debits are positive, credits negative; a posting sums to zero in each currency,
-- is written once under its business key, and is never changed. Balances are kept beside the entries, in the same
-- transaction. A posting belongs to one shop's order, so it can be shown whole to that shop.

create table ledger_accounts (
  id uuid primary key,
  owner text not null constraint ledger_accounts_owner_known check (owner in ('shop', 'market')),
  -- Whose it is; the market keeps each of its accounts once for every shop whose sales it is about, so that the sales
  -- of one shop never wait for those of another. What the market holds is their sum.
  shop_id uuid not null references shops,
  purpose text not null constraint ledger_accounts_purpose_known check (purpose in
    ('pending', 'available', 'disputed', 'withdrawing', 'gateway_clearing', 'courier_clearing', 'bank_clearing', 'commission', 'tax_collected', 'fees')),
  currency text not null,
  -- debits minus credits: a shop's claim is negative here
  balance_minor bigint not null default 0,
  constraint ledger_accounts_unique unique (shop_id, owner, purpose, currency)
);

create table ledger_postings (
  id uuid primary key,
  key text not null constraint ledger_postings_key_unique unique,
  kind text not null,
  description text not null,
  shop_id uuid references shops,
  order_id uuid references orders,
  at timestamptz not null
);

create index ledger_postings_by_order on ledger_postings (order_id);

create table ledger_entries (
  id uuid primary key,
  posting_id uuid not null references ledger_postings,
  account_id uuid not null references ledger_accounts,
  -- of the posting, so that the entry can be guarded by shop
  shop_id uuid references shops,
  owner text not null constraint ledger_entries_owner_known check (owner in ('shop', 'market')),
  purpose text not null,
  amount_minor bigint not null constraint ledger_entries_not_zero check (amount_minor <> 0),
  currency text not null,
  balance_after_minor bigint not null,
  at timestamptz not null,
  position integer not null
);

create index ledger_entries_by_posting on ledger_entries (posting_id, position);
create index ledger_entries_by_account on ledger_entries (account_id, at desc, id desc);
create index ledger_entries_of_shop on ledger_entries (shop_id, at desc, id desc) where owner = 'shop';

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is never changed: % on %', tg_op, tg_table_name using errcode = 'raise_exception', constraint = tg_table_name || '_immutable';
end $$;

create trigger ledger_entries_immutable before update or delete on ledger_entries
for each row execute function refuse_ledger_change();
create trigger ledger_postings_immutable before update or delete on ledger_postings
for each row execute function refuse_ledger_change();
create trigger ledger_entries_no_truncate before truncate on ledger_entries
for each statement execute function refuse_ledger_change();
create trigger ledger_postings_no_truncate before truncate on ledger_postings
for each statement execute function refuse_ledger_change();

create function check_posting_balanced() returns trigger language plpgsql as $$
begin
  if exists (select from ledger_entries where posting_id = new.posting_id group by currency having sum(amount_minor) <> 0) then
    raise exception 'posting % does not sum to zero', new.posting_id using errcode = 'check_violation', constraint = 'ledger_postings_balanced';
  end if;
  return null;
end $$;

create constraint trigger ledger_postings_balanced after insert on ledger_entries
deferrable initially deferred for each row execute function check_posting_balanced();
