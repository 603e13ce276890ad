-- Means to pay that a customer lets the market keep, so that a later charge needs nobody at the screen. The gateway has the
-- card; here is what it calls it, and the consent under which it may be used. The intention is a row before the gateway
-- is asked, and what was withdrawn stays, without its reference, beside the payments made with it.

create table payment_methods (
  -- also the idempotency key at the gateway
  id uuid primary key,
  person_id uuid not null references people,
  gateway text not null constraint payment_methods_gateway_known check (gateway in ('sandbox', 'stripe', 'paypal')),
  state text not null constraint payment_methods_state_known check (state in ('asked', 'kept', 'refused', 'removed')),
  -- the gateway's names for the means and for whose they are; emptied when they are removed
  reference text,
  customer_reference text,
  brand text,
  last4 text,
  -- as the gateway says them; null when it does not
  expiry_month integer constraint payment_methods_expiry_month_known check (expiry_month between 1 and 12),
  expiry_year integer,
  -- the sentence the customer agreed to, as it was shown
  consent text not null constraint payment_methods_consent_given check (consent <> ''),
  consented_at timestamptz not null,
  kept_at timestamptz,
  removed_at timestamptz,
  -- the same request again finds what it kept
  request_key text constraint payment_methods_request_key_unique unique,
  constraint payment_methods_kept_by_name check (state <> 'kept' or (reference is not null and kept_at is not null))
);

create index payment_methods_of_person on payment_methods (person_id, consented_at desc, id desc) where state = 'kept';
create unique index payment_methods_reference_unique on payment_methods (gateway, reference) where reference is not null;

-- With which kept means an attempt was made, where it was made with some.
alter table payment_attempts add column payment_method_id uuid references payment_methods;
create index payment_attempts_by_method on payment_attempts (payment_method_id) where payment_method_id is not null;
