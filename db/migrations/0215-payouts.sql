-- What a provider is asked to pay to a shop by itself, such as PayPal to an address there. The row is written before the
-- provider hears of it, and its id is the key under which it pays once, however often it is asked.

create table payouts (
  id uuid primary key,
  withdrawal_id uuid not null references withdrawals,
  provider text not null constraint payouts_provider_known check (provider in ('paypal')),
  state text not null constraint payouts_state_known check
    (state in ('intended', 'sent', 'under_way', 'unknown', 'paid', 'failed', 'refused')),
  -- the provider's name for it, and for the line in its account of our money
  reference text,
  transaction_reference text,
  -- the provider's own word for where it stands, such as UNCLAIMED, and what that means
  provider_state text not null default '',
  because text not null default '',
  looks integer not null default 0,
  -- null: nobody asks any more
  next_look_at timestamptz,
  intended_at timestamptz not null,
  sent_at timestamptz,
  updated_at timestamptz not null
);

-- Only what was refused, and so has moved nothing, may be tried again.
create unique index payouts_one_live_per_withdrawal on payouts (withdrawal_id) where state <> 'refused';
create index payouts_of_withdrawal on payouts (withdrawal_id, intended_at desc);
create index payouts_to_look_at on payouts (next_look_at) where next_look_at is not null;
create index payouts_by_transaction on payouts (transaction_reference) where transaction_reference is not null;

-- What a provider paid to shops is a line in its account of our money, too.
alter table gateway_movements drop constraint gateway_movements_kind_known;
alter table gateway_movements add constraint gateway_movements_kind_known check
  (kind in ('charge', 'refund', 'dispute', 'dispute_reversal', 'fee', 'payout', 'shop_payout', 'other'));
