-- Cards are kept at Stripe and PayPal too. Stripe keeps them for a customer of its own, so that each person is one there:
-- the intention is a row before Stripe is asked, and whoever leaves the market is closed there. Means can also be kept with
-- a charge instead of by themselves, and one of those a person has is what they usually pay with.

create table gateway_customers (
  -- also the idempotency key at the gateway, and all it is told of the person
  id uuid primary key,
  person_id uuid not null references people,
  gateway text not null constraint gateway_customers_gateway_known check (gateway in ('stripe')),
  -- the gateway's name for the person; null until it has answered
  reference text,
  asked_at timestamptz not null,
  constraint gateway_customers_one_each unique (person_id, gateway)
);

alter table payment_methods
  -- asked for with a charge, whose answer says what was kept
  add column comes_with_charge boolean not null default false,
  -- what its owner has chosen to pay with when nothing else is said
  add column is_default boolean not null default false;

create unique index payment_methods_one_default on payment_methods (person_id) where is_default;

-- Whether the charge keeps the means it names, or is made with them.
alter table payment_attempts
  add column keeps_method boolean not null default false,
  add constraint payment_attempts_keeps_something check (not keeps_method or payment_method_id is not null);

-- a charge that has paid, and of which the gateway did not say at once what it kept
create index payment_methods_coming on payment_methods (consented_at) where state = 'asked' and comes_with_charge;
