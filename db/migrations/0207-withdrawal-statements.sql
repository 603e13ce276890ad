-- Each withdrawal that was paid has a statement of what it settles, numbered and kept as invoices are: it is the paper a shop
-- books the money by, and no invoice, for it charges nothing.

alter table invoice_tasks
  drop constraint invoice_tasks_kind_known,
  add constraint invoice_tasks_kind_known check
    (kind in ('invoice', 'credit_note', 'correction', 'commission_invoice', 'commission_credit_note', 'withdrawal_statement'));

alter table invoices
  drop constraint invoices_kind_known,
  add constraint invoices_kind_known check
    (kind in ('invoice', 'credit_note', 'correction', 'commission_invoice', 'commission_credit_note', 'withdrawal_statement'));
