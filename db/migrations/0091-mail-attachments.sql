-- Letters may carry files: an invoice goes with its letter. A letter keeps which file, and the area that owns it makes the
-- bytes when the letter leaves, so that neither letters nor transactions grow by them.

alter table mails add column attachments jsonb not null default '[]';
