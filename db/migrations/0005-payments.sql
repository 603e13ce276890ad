-- Money asked for and given back. The intention is a row before any gateway is asked; what gateways tell us is stored
-- raw before it is acted on. The sandbox gateway keeps its own books in its own schema, as an outside service would.

create table payments (
  id uuid primary key,
  checkout_id uuid not null constraint payments_one_per_checkout unique references checkouts,
  state text not null constraint payments_state_known check
    (state in ('created', 'requires_action', 'processing', 'captured', 'partly_refunded', 'refunded', 'declined', 'expired', 'unknown')),
  method text not null constraint payments_method_known check (method in ('card', 'cash_on_delivery')),
  amount_minor bigint not null constraint payments_amount_positive check (amount_minor > 0),
  currency text not null,
  captured_minor bigint not null default 0,
  -- asked of the gateway, whether or not it has answered
  refunding_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint payments_captured_within_amount check (captured_minor between 0 and amount_minor),
  constraint payments_refund_within_capture check (refunded_minor >= 0 and refunding_minor >= 0 and refunded_minor + refunding_minor <= captured_minor)
);

create table payment_attempts (
  -- also the idempotency key at the gateway
  id uuid primary key,
  payment_id uuid not null references payments,
  gateway text not null constraint payment_attempts_gateway_known check (gateway in ('sandbox', 'cash')),
  state text not null constraint payment_attempts_state_known check
    (state in ('created', 'requires_action', 'processing', 'captured', 'declined', 'expired', 'unknown')),
  amount_minor bigint not null,
  currency text not null,
  gateway_reference text,
  card_brand text,
  card_last4 text,
  decline_code text,
  -- what the customer must do next at the gateway
  action jsonb,
  request_key text constraint payment_attempts_request_key_unique unique,
  asked_at timestamptz not null,
  answered_at timestamptz,
  -- when the gateway is asked what became of it, and how often it was
  next_look_at timestamptz,
  looks integer not null default 0,
  updated_at timestamptz not null
);

create index payment_attempts_to_look_at on payment_attempts (next_look_at) where next_look_at is not null;
create index payment_attempts_by_payment on payment_attempts (payment_id, asked_at);
create unique index payment_attempts_reference_unique on payment_attempts (gateway, gateway_reference) where gateway_reference is not null;
-- A second tab, a double click, a back button: one charge or none.
create unique index payment_attempts_one_open_per_payment on payment_attempts (payment_id)
  where state in ('created', 'requires_action', 'processing', 'captured', 'unknown');

create table payment_history (
  id uuid primary key,
  payment_id uuid not null references payments,
  attempt_id uuid references payment_attempts,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  reason text not null default ''
);

create index payment_history_by_payment on payment_history (payment_id, at);

create table refunds (
  -- also the idempotency key at the gateway
  id uuid primary key,
  payment_id uuid not null references payments,
  attempt_id uuid not null references payment_attempts,
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  kind text not null constraint refunds_kind_known check (kind in ('cancellation', 'late_payment')),
  state text not null constraint refunds_state_known check
    (state in ('requested', 'approved', 'sent', 'succeeded', 'failed', 'declined', 'unknown')),
  amount_minor bigint not null constraint refunds_amount_positive check (amount_minor > 0),
  currency text not null,
  reason text not null default '',
  gateway_reference text,
  failure text,
  requested_at timestamptz not null,
  next_look_at timestamptz,
  looks integer not null default 0,
  updated_at timestamptz not null
);

create index refunds_to_look_at on refunds (next_look_at) where next_look_at is not null;

create index refunds_by_order on refunds (order_id, requested_at);
create index refunds_by_payment on refunds (payment_id);
create unique index refunds_one_of_a_kind_per_order on refunds (order_id, kind) where state not in ('failed', 'declined');

create table gateway_events (
  id uuid primary key,
  gateway text not null,
  event_id text not null,
  type text not null,
  body bytea not null,
  headers jsonb not null,
  received_at timestamptz not null,
  state text not null constraint gateway_events_state_known check (state in ('received', 'processed', 'failed', 'dead')),
  tries integer not null default 0,
  next_try_at timestamptz,
  processed_at timestamptz,
  effect text not null default '',
  error text not null default '',
  -- A repeated webhook changes nothing.
  constraint gateway_events_once unique (gateway, event_id)
);

create index gateway_events_waiting on gateway_events (next_try_at) where state in ('received', 'failed');

create schema sandbox;

create table sandbox.tokens (
  token text primary key,
  brand text not null,
  last4 text not null,
  scenario text not null,
  created_at timestamptz not null
);

create table sandbox.intents (
  reference text primary key,
  idempotency_key text not null constraint intents_idempotency_key_unique unique,
  amount_minor bigint not null,
  currency text not null,
  description text not null,
  state text not null constraint intents_state_known check (state in ('requires_action', 'processing', 'captured', 'declined', 'cancelled')),
  scenario text not null,
  brand text not null,
  last4 text not null,
  decline_code text,
  -- when a payment in processing is captured
  settles_at timestamptz,
  refunded_minor bigint not null default 0,
  created_at timestamptz not null,
  constraint intents_refund_within_amount check (refunded_minor between 0 and amount_minor)
);

create index intents_to_settle on sandbox.intents (settles_at) where state = 'processing';

create table sandbox.refunds (
  reference text primary key,
  idempotency_key text not null constraint refunds_idempotency_key_unique unique,
  intent_reference text not null references sandbox.intents,
  amount_minor bigint not null,
  state text not null constraint refunds_state_known check (state in ('pending', 'succeeded', 'failed')),
  -- when a pending refund fails
  settles_at timestamptz,
  created_at timestamptz not null
);

create index refunds_to_settle on sandbox.refunds (settles_at) where state = 'pending';

create table sandbox.events (
  id text primary key,
  type text not null,
  body text not null,
  deliver_at timestamptz not null,
  deliveries_left integer not null,
  tries integer not null default 0,
  created_at timestamptz not null
);

create index events_due on sandbox.events (deliver_at) where deliveries_left > 0;
