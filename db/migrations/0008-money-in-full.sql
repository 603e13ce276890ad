-- What the rest of the money needs before it is built: accounts for reserves, store credit, concessions and tax on the
-- fee, accounts of the market that belong to no shop (the bank, a customer's credit), and the names of real gateways.

alter table ledger_accounts
  drop constraint ledger_accounts_purpose_known,
  add constraint ledger_accounts_purpose_known check (purpose in
    ('pending', 'available', 'reserve', 'disputed', 'withdrawing',
     'gateway_clearing', 'courier_clearing', 'bank_clearing', 'commission', 'commission_tax', 'tax_collected', 'fees',
     'store_credit', 'concessions', 'differences')),
  alter column shop_id drop not null,
  drop constraint ledger_accounts_unique,
  add constraint ledger_accounts_unique unique nulls not distinct (shop_id, owner, purpose, currency),
  add constraint ledger_accounts_of_shops_have_a_shop check (owner <> 'shop' or shop_id is not null);

alter table payments
  drop constraint payments_method_known,
  add constraint payments_method_known check (method in ('card', 'paypal', 'cash_on_delivery'));

alter table payment_attempts
  drop constraint payment_attempts_gateway_known,
  add constraint payment_attempts_gateway_known check (gateway in ('sandbox', 'cash', 'stripe', 'paypal'));
