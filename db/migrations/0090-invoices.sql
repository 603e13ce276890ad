-- Invoices and credit notes, issued by facts and immutable from then on. Numbers have no gaps: the counter of an issuer's
-- series and year moves in the transaction that writes the invoice, so that a number is used if and only if it commits.

-- What the invoices of a shop, or of the market (no shop), say about it.
create table legal_details (
  shop_id uuid references shops,
  legal_name text not null,
  line1 text not null,
  line2 text not null default '',
  postal_code text not null,
  city text not null,
  region text not null default '',
  country text not null constraint legal_details_country_is_iso check (country ~ '^[A-Z]{2}$'),
  vat_id text not null default '',
  tax_number text not null default '',
  registration_number text not null default '',
  legal_notes text not null default '',
  email text not null default '',
  phone text not null default '',
  is_small_business boolean not null default false,
  exemption_reason text not null default '',
  language text not null constraint legal_details_language_known check (language in ('en', 'de', 'fr', 'pt', 'es')),
  series_prefix text not null default '' constraint legal_details_prefix_is_short check (series_prefix ~ '^[A-Z0-9]{0,8}$'),
  -- nothing is missing that an invoice must say
  is_complete boolean not null,
  updated_at timestamptz not null,
  constraint legal_details_one_each unique nulls not distinct (shop_id)
);

-- What is to be invoiced: written in the transaction of the fact, done once by the worker. The cause names the business:
-- order:<id>, refund:<id>, commission:<shop>:<month>.
create table invoice_tasks (
  cause text primary key,
  shop_id uuid not null references shops,
  kind text not null constraint invoice_tasks_kind_known check (kind in ('invoice', 'credit_note', 'commission_invoice', 'commission_credit_note')),
  subject jsonb not null,
  state text not null constraint invoice_tasks_state_known check (state in ('open', 'issued', 'nothing_to_issue')),
  created_at timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz not null,
  last_error text not null default '',
  done_at timestamptz
);

create index invoice_tasks_due on invoice_tasks (next_try_at, cause) where state = 'open';
create index invoice_tasks_open_of_shop on invoice_tasks (shop_id) where state = 'open';

-- The last number of each series. A row is locked from the moment its number is taken until the invoice is committed.
create table invoice_series (
  -- the shop that issues, or null for the market
  issuer_id uuid references shops,
  series text not null,
  year integer not null,
  last_number integer not null,
  constraint invoice_series_one_each unique nulls not distinct (issuer_id, series, year)
);

create table invoices (
  id uuid primary key,
  -- the shop it is about: the issuer, or whom the market wrote it to
  shop_id uuid not null references shops,
  issuer_id uuid references shops,
  kind text not null constraint invoices_kind_known check (kind in ('invoice', 'credit_note', 'commission_invoice', 'commission_credit_note')),
  cause text not null constraint invoices_once_per_cause unique references invoice_tasks,
  series text not null,
  year integer not null,
  counter integer not null constraint invoices_counter_positive check (counter > 0),
  number text not null,
  order_id uuid references orders,
  checkout_id uuid references checkouts,
  person_id uuid references people,
  refund_id uuid references refunds,
  -- the invoice that a credit note corrects
  refers_to_id uuid references invoices,
  buyer_name text not null,
  seller_name text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  currency text not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  -- the whole document as it was issued
  document jsonb not null,
  constraint invoices_total_adds_up check (total_minor = net_minor + tax_minor),
  constraint invoices_number_unique unique nulls not distinct (issuer_id, series, year, counter),
  constraint invoices_credit_notes_refer check ((kind in ('credit_note', 'commission_credit_note')) = (refers_to_id is not null))
);

create index invoices_of_shop on invoices (shop_id, issued_at desc, id desc);
create index invoices_newest on invoices (issued_at desc, id desc);
create index invoices_of_order on invoices (order_id, issued_at) where order_id is not null;
create index invoices_by_reference on invoices (refers_to_id) where refers_to_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is immutable: write a correction instead', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger invoices_immutable before update or delete on invoices for each row execute function refuse_change();
create trigger invoices_no_truncate before truncate on invoices for each statement execute function refuse_change();

-- A counter only goes on by one, so that no number can be left out or used again.
create function refuse_gap() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.last_number <> old.last_number + 1 or new.year <> old.year or new.series <> old.series
     or new.issuer_id is distinct from old.issuer_id then
    raise exception 'numbers of a series follow each other without gaps' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create trigger invoice_series_without_gaps before update or delete on invoice_series for each row execute function refuse_gap();

alter table legal_details enable row level security;
alter table invoice_tasks enable row level security;
alter table invoices enable row level security;
create policy own_shop on legal_details to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
create policy own_shop on invoice_tasks to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
create policy own_shop on invoices to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on legal_details, invoice_tasks, invoices to stoa_seller;
grant insert, update on legal_details to stoa_seller;
