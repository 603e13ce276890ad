-- A letter was given up when its job was: twelve tries in three quarters of an hour, less than a relay is away in a bad night. A
-- letter that should have left knows now when it was last queued, and how often, so that a sweep can queue it again for days.
alter table mails add column queued_at timestamptz, add column times_queued integer default 0 not null;
create index mails_queued on mails (queued_at) where sent_at is null and not_sent_because is null and queued_at is not null;
