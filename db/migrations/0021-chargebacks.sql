-- A customer's bank may take money back long after the sale. What a gateway tells of it is kept here, once per name, so
-- that who owns disputes hears of each change once.

create table chargebacks (
  id uuid primary key,
  gateway text not null,
  -- the gateway's name for it
  reference text not null,
  payment_id uuid not null references payments,
  attempt_id uuid not null references payment_attempts,
  state text not null constraint chargebacks_state_known check (state in ('open', 'won', 'lost')),
  amount_minor bigint not null constraint chargebacks_amount_positive check (amount_minor > 0),
  currency text not null,
  reason text not null default '',
  respond_by timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint chargebacks_once unique (gateway, reference),
  constraint chargebacks_closed_have_an_end check ((state = 'open') = (closed_at is null))
);

create index chargebacks_by_payment on chargebacks (payment_id);
