-- A person may take away a copy of all that is known about them, and may have themselves forgotten: after thirty days, so
-- that nobody loses an account to a stolen password or a bad evening.

alter table people
  -- when they will be erased, if they do not change their mind
  add column erasure_due_at timestamptz,
  add column erased_at timestamptz;

create index people_to_erase on people (erasure_due_at) where erasure_due_at is not null and erased_at is null;

create table data_exports (
  id uuid primary key,
  person_id uuid not null references people,
  asked_at timestamptz not null,
  -- a zip; null until the job has made it
  bytes bytea,
  ready_at timestamptz,
  expires_at timestamptz not null
);

create index data_exports_of_person on data_exports (person_id, asked_at desc);
create index data_exports_oldest on data_exports (expires_at);
