-- A refund that had succeeded can come back from the customer's bank. Its credit note is immutable, so a corrective invoice
-- (type code 384 of EN 16931) takes it back.

alter table invoice_tasks
  drop constraint invoice_tasks_kind_known,
  add constraint invoice_tasks_kind_known check
    (kind in ('invoice', 'credit_note', 'correction', 'commission_invoice', 'commission_credit_note'));

alter table invoices
  drop constraint invoices_kind_known,
  add constraint invoices_kind_known check
    (kind in ('invoice', 'credit_note', 'correction', 'commission_invoice', 'commission_credit_note')),
  drop constraint invoices_credit_notes_refer,
  add constraint invoices_corrections_refer check
    ((kind in ('credit_note', 'correction', 'commission_credit_note')) = (refers_to_id is not null));
