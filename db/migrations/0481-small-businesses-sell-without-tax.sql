-- A shop that is a small business charges no tax: its orders say so from the moment they are priced, not its invoices alone. Who is one is
-- kept in memory with the rates, so the processes are told when it changes.

alter table order_lines
  drop constraint order_lines_tax_reason_known,
  add constraint order_lines_tax_reason_known check (tax_reason in ('rule', 'no_rule', 'reverse_charge', 'small_business'));

create trigger legal_details_small_business_said after insert on legal_details for each row
  when (new.is_small_business) execute function announce_settings_change();
create trigger legal_details_small_business_changed after update on legal_details for each row
  when (old.is_small_business <> new.is_small_business) execute function announce_settings_change();
