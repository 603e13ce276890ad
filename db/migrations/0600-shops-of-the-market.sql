-- Where the market sells itself, it issues the invoices and takes no commission. Which shops are its own was a convention that nothing
-- kept. An order says who sold it, for the law asks for an invoice of the seller at the sale, whatever the shop has become since, and
-- what is to be issued says by whom. Which shops are the market's own is kept in memory with the rates, so the processes are told.
alter table shops add column is_of_market boolean not null default false;
alter table orders add column is_of_market boolean not null default false;
alter table invoice_tasks add column is_of_market boolean not null default false;
update invoice_tasks set is_of_market = true where kind in ('commission_invoice', 'commission_credit_note', 'withdrawal_statement');

create index shops_of_market on shops (id) where is_of_market;
create index invoice_tasks_open_of_market on invoice_tasks (kind) where state = 'open' and is_of_market;

create trigger shops_of_market_changed after update of is_of_market on shops for each row
  when (old.is_of_market <> new.is_of_market) execute function announce_settings_change();
