-- An operator asks why an order is not paid, and the answer must be in the rows: which attempt or refund an event of a
-- gateway is about, whether its signature was good (the refused are kept too, a few of them), and who replayed it.

alter table gateway_events
  add column attempt_id uuid,
  add column refund_id uuid,
  add column is_signed boolean not null default true,
  drop constraint gateway_events_state_known,
  add constraint gateway_events_state_known check (state in ('received', 'processed', 'failed', 'dead', 'refused')),
  add constraint gateway_events_unsigned_are_refused check (is_signed or state = 'refused');

update gateway_events e set attempt_id = a.id
from payment_attempts a where convert_from(e.body, 'utf8')::jsonb -> 'intent' ->> 'key' = a.id::text;
update gateway_events e set refund_id = r.id
from refunds r where convert_from(e.body, 'utf8')::jsonb -> 'refund' ->> 'key' = r.id::text;

create index gateway_events_by_attempt on gateway_events (attempt_id) where attempt_id is not null;
create index gateway_events_by_refund on gateway_events (refund_id) where refund_id is not null;
create index gateway_events_newest on gateway_events (received_at desc, id desc);
create index gateway_events_in_trouble on gateway_events (received_at desc, id desc) where state in ('failed', 'dead', 'refused');

create index payments_newest on payments (created_at desc, id desc);
create index payments_by_state_newest on payments (state, created_at desc, id desc);
create index checkouts_by_email on checkouts (email, placed_at desc);
create index orders_by_checkout on orders (checkout_id);

-- What people with power did, and to what. Rows are only added.
create table audit_log (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid references people,
  by_kind text not null constraint audit_log_by_kind_known check (by_kind in ('operator', 'seller', 'customer', 'system')),
  act text not null,
  subject text not null,
  subject_id uuid not null,
  detail jsonb not null default '{}'
);

create index audit_log_by_subject on audit_log (subject_id, at desc, id desc);
create index audit_log_newest on audit_log (at desc, id desc);

-- The sandbox bank's own account of the market's money, as every real gateway keeps one: charges and refunds, its fee,
-- and what it paid into the market's bank account.
create table sandbox.movements (
  id text primary key,
  kind text not null constraint movements_kind_known check (kind in ('charge', 'refund', 'dispute', 'dispute_reversal', 'fee', 'payout', 'other')),
  -- as the balance moves: a charge positive, a refund or payout negative; the fee is positive and taken besides
  amount_minor bigint not null,
  fee_minor bigint not null default 0,
  currency text not null,
  reference text,
  -- the market's attempt or refund
  idempotency_key text,
  description text not null default '',
  at timestamptz not null,
  -- the payout that brought it to the market
  payout_id text
);

create index movements_by_time on sandbox.movements (at, id);
create index movements_to_pay_out on sandbox.movements (at) where payout_id is null and kind <> 'payout';

insert into sandbox.movements (id, kind, amount_minor, fee_minor, currency, reference, idempotency_key, description, at)
select 'mv_' || reference, 'charge', amount_minor, round(amount_minor * 140 / 10000.0), currency, reference, idempotency_key, description, created_at
from sandbox.intents where state = 'captured';
insert into sandbox.movements (id, kind, amount_minor, currency, reference, idempotency_key, at)
select 'mv_' || r.reference, 'refund', -r.amount_minor, i.currency, r.reference, r.idempotency_key, r.created_at
from sandbox.refunds r join sandbox.intents i on i.reference = r.intent_reference where r.state = 'succeeded';
