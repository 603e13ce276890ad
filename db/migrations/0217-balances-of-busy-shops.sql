-- A shop with a million entries opens its balance and its statements, too. The sums behind them read one index alone, and what is
-- no earning is found without looking at every posting.

drop index ledger_entries_by_account;
create index ledger_entries_by_account on ledger_entries (account_id, at desc, id desc) include (amount_minor);

-- what moves the available balance and is not earned or given back for an order
create index ledger_postings_not_earned on ledger_postings (shop_id, at)
  where kind in ('refund_undone', 'dispute_opened', 'dispute_closed', 'withdrawal', 'withdrawal_returned');
