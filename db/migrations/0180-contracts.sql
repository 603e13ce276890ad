-- Contracts: templates by the operator in published versions that never change, contracts drawn up from them by facts, their
-- parties in order, everything that happened to them as a chain of hashes, and the sealed files with the certificate that
-- sealed them. What a contract holds back (approval of a shop, payouts, shipping) is asked of these tables.

create table contract_templates (
  id uuid primary key,
  name text not null,
  kind text not null constraint contract_templates_kind_known check (kind in ('seller_agreement', 'order', 'subscription')),
  is_active boolean not null default false,
  -- of an order: only above this total, only with this product
  min_total_minor bigint constraint contract_templates_min_total_positive check (min_total_minor > 0),
  product_id uuid references products,
  -- who signs, in this order
  signers text[] not null constraint contract_templates_signers_known check (signers <@ array['shop', 'customer'] and cardinality(signers) > 0),
  holds text[] not null default '{}'
    constraint contract_templates_holds_known check (holds <@ array['shop_approval', 'payout', 'shipping', 'subscription_start']),
  expires_after_days integer not null constraint contract_templates_expiry_sane check (expires_after_days between 1 and 365),
  remind_after_days integer not null constraint contract_templates_reminder_sane check (remind_after_days between 1 and 90),
  created_at timestamptz not null
);

create table contract_template_versions (
  id uuid primary key,
  template_id uuid not null references contract_templates,
  number integer not null constraint contract_template_versions_number_positive check (number > 0),
  -- [{language, title, body, consents}]; the first language is the one others fall back to
  texts jsonb not null,
  -- [{key, label, value}]: what this template itself says, beside what the market knows
  fields jsonb not null default '[]',
  saved_at timestamptz not null,
  published_at timestamptz,
  published_by_person_id uuid references people,
  constraint contract_template_versions_number_unique unique (template_id, number)
);

create unique index contract_template_versions_one_draft on contract_template_versions (template_id) where published_at is null;

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.published_at is not null then
    raise exception 'a published version never changes: write the next one' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;

create trigger contract_template_versions_published_stay before update or delete on contract_template_versions
  for each row execute function refuse_change_of_published();

-- What is to be drawn up: written in the transaction of the fact, done once by the worker. The cause names the business:
-- shop:<id>:<template>, order:<id>:<template>, or what a subscription calls itself.
create table contract_tasks (
  cause text primary key,
  template_id uuid not null references contract_templates,
  shop_id uuid references shops,
  order_id uuid references orders,
  created_at timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz not null,
  last_error text not null default '',
  done_at timestamptz
);

create index contract_tasks_due on contract_tasks (next_try_at, cause) where done_at is null;
create index contract_tasks_open_of_shop on contract_tasks (shop_id) where done_at is null;

create sequence contract_numbers start 1001;

create table contracts (
  id uuid primary key,
  number bigint not null default nextval('contract_numbers') constraint contracts_number_unique unique,
  cause text not null constraint contracts_once_per_cause unique,
  template_id uuid not null references contract_templates,
  -- pinned: a later version changes nothing here
  version_id uuid not null references contract_template_versions,
  shop_id uuid not null references shops,
  order_id uuid references orders,
  person_id uuid references people,
  state text not null constraint contracts_state_known check (state in
    ('drafted', 'sent', 'viewed', 'partly_signed', 'signed', 'sealed', 'declined', 'expired', 'voided')),
  holds text[] not null,
  language text not null,
  title text not null,
  -- the text as it is signed, and the SHA-256 of it; what is missing keeps it a draft
  text jsonb not null,
  text_hash text not null,
  consents jsonb not null,
  missing text[] not null default '{}',
  -- printed on the evidence page; opens the page that verifies
  verify_code text not null constraint contracts_verify_code_unique unique,
  drawn_up_at timestamptz not null,
  sent_at timestamptz,
  expires_at timestamptz,
  remind_at timestamptz,
  closed_at timestamptz,
  reason text not null default '',
  -- the next try to seal, while all have signed and it is not sealed
  seal_at timestamptz,
  seal_tries integer not null default 0,
  -- at an outside service that has it signed; null: here
  service text,
  envelope_id text
);

create index contracts_newest on contracts (drawn_up_at desc, id desc);
create index contracts_of_shop on contracts (shop_id, drawn_up_at desc, id desc);
create index contracts_of_person on contracts (person_id, drawn_up_at desc, id desc) where person_id is not null;
create index contracts_of_order on contracts (order_id) where order_id is not null;
create index contracts_to_expire on contracts (expires_at) where state in ('sent', 'viewed', 'partly_signed');
create index contracts_to_remind on contracts (remind_at) where state in ('sent', 'viewed', 'partly_signed');
create index contracts_to_seal on contracts (seal_at) where state = 'signed';
create index contracts_incomplete on contracts (id) where state = 'drafted';
create unique index contracts_one_per_envelope on contracts (service, envelope_id) where envelope_id is not null;

create table contract_parties (
  id uuid primary key,
  contract_id uuid not null references contracts,
  shop_id uuid not null references shops,
  position integer not null,
  role text not null constraint contract_parties_role_known check (role in ('shop', 'customer')),
  name text not null,
  email citext not null,
  -- whose password proves it; null: a code by mail does
  person_id uuid references people,
  -- links of earlier turns stop working when the turn goes on
  link_turn integer not null default 1,
  asked_at timestamptz,
  viewed_at timestamptz,
  read_at timestamptz,
  signed_at timestamptz,
  declined_at timestamptz,
  -- {kind: typed, text} or {kind: drawn, strokes}
  signature jsonb,
  proof text constraint contract_parties_proof_known check (proof in ('password', 'code', 'service')),
  code_hash bytea,
  code_expires_at timestamptz,
  constraint contract_parties_position_unique unique (contract_id, position),
  constraint contract_parties_signed_with_proof check (signed_at is null or (signature is not null and proof is not null))
);

create index contract_parties_of_person on contract_parties (person_id) where person_id is not null;

-- Everything that happened, each with the hash of the one before it.
create table contract_events (
  id uuid primary key,
  contract_id uuid not null references contracts,
  shop_id uuid not null references shops,
  party_id uuid references contract_parties,
  position integer not null,
  at timestamptz not null,
  kind text not null,
  detail text not null default '',
  address text not null default '',
  hash text not null,
  constraint contract_events_position_unique unique (contract_id, position)
);

create trigger contract_events_immutable before update or delete on contract_events for each row execute function refuse_change();

-- The sealed PDF, kept whole: it can be read long after the program that wrote it has changed.
create table contract_files (
  contract_id uuid primary key references contracts,
  shop_id uuid not null references shops,
  sha256 text not null constraint contract_files_hash_unique unique,
  certificate_hash text not null,
  bytes bytea not null,
  sealed_at timestamptz not null,
  timestamped_at timestamptz
);

create trigger contract_files_immutable before update or delete on contract_files for each row execute function refuse_change();

-- Certificates that sealed for this market: its own with the key, encrypted under SECRET, or the operator's without.
create table seal_certificates (
  hash text primary key,
  is_own boolean not null,
  chain bytea[] not null,
  sealed_key bytea,
  created_at timestamptz not null,
  constraint seal_certificates_own_has_key check (is_own = (sealed_key is not null))
);

create unique index seal_certificates_one_own on seal_certificates (is_own) where is_own;

alter table contract_tasks enable row level security;
alter table contracts enable row level security;
alter table contract_parties enable row level security;
alter table contract_events enable row level security;
alter table contract_files enable row level security;
create policy own_shop on contract_tasks to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
create policy own_shop on contracts to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
create policy own_shop on contract_parties to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
create policy own_shop on contract_events to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
create policy own_shop on contract_files to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on contract_tasks, contracts, contract_parties, contract_events, contract_files, contract_templates, contract_template_versions to stoa_seller;

call observe_changes('contract_templates');
call observe_changes('contract_template_versions');
call observe_changes('contracts');
