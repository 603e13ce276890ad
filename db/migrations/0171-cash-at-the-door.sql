-- Cash at the door has two sides that a card has not. The market says up to which sum and where couriers may collect it, and
-- money that goes back needs a bank account, for there is no gateway to send it through: the customer names one, and the
-- market transfers by hand.

alter table market_settings
  -- of a checkout in the market's currency; null: no limit
  add column cash_limit_minor bigint constraint market_settings_cash_limit_positive check (cash_limit_minor > 0),
  -- codes as in shared/places.ts; none: everywhere
  add column cash_places text[] not null default '{}';

-- Customers' own; shops never see it.
create table refund_accounts (
  order_id uuid primary key references orders,
  holder text not null constraint refund_accounts_holder_given check (holder <> ''),
  iban text not null,
  given_at timestamptz not null
);

create index refunds_by_bank_waiting on refunds (requested_at, id) where way = 'bank' and state = 'approved';
