-- An accountant walks through the book from the newest posting back, through one kind of business, one shop or one
-- account, and asks what a balance was on a day. Every one of these is read by an index in its own order; entries carry
-- their amount in the index, so that sums over a period touch no rows.

create index ledger_postings_newest on ledger_postings (at desc, id desc);
create index ledger_postings_of_shop on ledger_postings (shop_id, at desc, id desc);
create index ledger_postings_by_kind on ledger_postings (kind, at desc, id desc);
create index ledger_entries_by_purpose on ledger_entries (purpose, currency, at desc, posting_id desc) include (amount_minor);

-- Each time the whole book was added up again, and what came of it. While the last one failed nothing is paid out.
create table ledger_verifications (
  id uuid primary key,
  at timestamptz not null,
  -- who asked for it; null when the night did
  by_person_id uuid references people,
  postings bigint not null,
  entries bigint not null,
  took_ms integer not null,
  -- one line for each thing that is wrong; empty when the book balances
  faults jsonb not null default '[]',
  is_balanced boolean generated always as (faults = '[]'::jsonb) stored
);

create index ledger_verifications_newest on ledger_verifications (at desc, id desc);
