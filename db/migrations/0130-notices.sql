-- What people are told by mail also stands in the pages, with what they have not seen yet, and they choose of each kind
-- how they hear of it. Until now a mail that was not read was lost, and none could be declined.

create table notices (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  -- the key of its letter: told once, whatever is retried
  key text not null,
  kind text not null,
  door text not null constraint notices_door_known check (door in ('storefront', 'seller', 'operator')),
  title text not null,
  words text not null,
  -- where to go: a path of the market
  path text not null,
  told_at timestamptz not null,
  seen_at timestamptz,
  constraint notices_told_once unique (person_id, key)
);

create index notices_newest_of_person on notices (person_id, door, told_at desc, id desc);
create index notices_unseen_of_person on notices (person_id, door) where seen_at is null;

-- Only what differs from the table of kinds, which mails and shows everything.
create table notice_choices (
  person_id uuid not null references people on delete cascade,
  kind text not null,
  is_mailed boolean not null,
  is_shown boolean not null,
  constraint notice_choices_one_per_kind primary key (person_id, kind)
);

-- A letter that nobody wants by mail keeps its key, so that it is not asked about again.
alter table mails add column declined_at timestamptz;
