-- People may keep some hours of their day free of mail, and gather what is not urgent into one letter a day. A letter that
-- waits keeps until when; what went into a digest keeps when, and is not sent by itself. Necessary letters never wait.

create table notice_hours (
  person_id uuid primary key references people on delete cascade,
  -- full hours of the person's day; both are null: mail may come at any time
  quiet_from smallint,
  quiet_to smallint,
  -- IANA name, as the person's browser gave it
  time_zone text not null,
  wants_digest boolean not null,
  constraint notice_hours_both_ends check ((quiet_from is null) = (quiet_to is null)),
  constraint notice_hours_in_a_day check (quiet_from between 0 and 23 and quiet_to between 0 and 23 and quiet_from <> quiet_to)
);

alter table mails
  add column held_until timestamptz,
  add column is_for_digest boolean not null default false,
  add column digested_at timestamptz,
  -- what the letter says in a line, and where it leads: what a digest tells of it
  add column gist jsonb;

create index mails_held on mails (held_until, id) where held_until is not null;
