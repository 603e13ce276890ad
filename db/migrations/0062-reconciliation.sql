-- Every night what gateways say about our money is laid beside the book. Their lines are kept as they were told, each
-- once; what matches is silent, fees and payouts are booked, and the rest is a list of differences for an operator.

create table gateway_movements (
  id uuid primary key,
  gateway text not null,
  -- the gateway's own name for the line
  movement_id text not null,
  kind text not null constraint gateway_movements_kind_known check (kind in ('charge', 'refund', 'dispute', 'dispute_reversal', 'fee', 'payout', 'other')),
  -- as the gateway's balance moved, before the fee
  amount_minor bigint not null,
  fee_minor bigint not null,
  currency text not null,
  reference text,
  -- our attempt or refund, when the gateway handed it back
  our_key uuid,
  description text not null,
  at timestamptz not null,
  source text not null constraint gateway_movements_source_known check (source in ('gateway', 'file')),
  found_at timestamptz not null,
  is_matched boolean not null default false,
  -- A line that is told again, by the gateway or in a file, is the same line.
  constraint gateway_movements_once unique (gateway, movement_id)
);

create index gateway_movements_by_reference on gateway_movements (gateway, reference) where reference is not null;
create index gateway_movements_by_key on gateway_movements (our_key) where our_key is not null;
create index gateway_movements_newest on gateway_movements (at desc, id desc);

create table differences (
  id uuid primary key,
  gateway text not null,
  reason text not null constraint differences_reason_known check (reason in ('missing_here', 'missing_there', 'amount_differs', 'fee_unknown')),
  movement_id uuid references gateway_movements,
  -- what of ours it is about
  attempt_id uuid references payment_attempts,
  refund_id uuid references refunds,
  -- what the book says moved and what the gateway says moved; signed as the gateway's balance moves
  book_minor bigint not null,
  gateway_minor bigint not null,
  currency text not null,
  state text not null constraint differences_state_known check (state in ('open', 'posted', 'explained', 'resolved')),
  note text not null default '',
  found_at timestamptz not null,
  closed_at timestamptz,
  by_person_id uuid references people,
  constraint differences_one_per_movement unique (movement_id),
  constraint differences_about_something check (movement_id is not null or attempt_id is not null or refund_id is not null)
);

create unique index differences_one_per_missing_charge on differences (attempt_id) where movement_id is null and attempt_id is not null;
create unique index differences_one_per_missing_refund on differences (refund_id) where movement_id is null and refund_id is not null;
create index differences_newest on differences (found_at desc, id desc);
create index differences_by_state on differences (state, found_at desc, id desc);

create table reconciliation_runs (
  id uuid primary key,
  gateway text not null,
  source text not null constraint reconciliation_runs_source_known check (source in ('gateway', 'file')),
  from_at timestamptz not null,
  to_at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  by_person_id uuid references people,
  -- lines read, and of them those that were new
  lines integer not null default 0,
  new_lines integer not null default 0,
  differences integer not null default 0,
  error text not null default ''
);

create index reconciliation_runs_newest on reconciliation_runs (started_at desc, id desc);
create index payment_attempts_captured on payment_attempts (gateway, answered_at) where state = 'captured';
