-- What people are told by mail and in the pages may also come to a device of theirs while no page is open (web push). A device
-- belongs to the session that switched it on: who signs out there is told nothing there any more. What is told to a device is
-- written down with the notice and leaves afterwards, so that it is told once whatever is retried.

-- By this pair of keys push services know the market (RFC 8292). Made when it is first asked for, unless one is configured.
create table push_keys (
  is_only boolean primary key default true constraint push_keys_only_one check (is_only),
  public_key text not null,
  -- encrypted under SECRET
  sealed_private_key bytea not null,
  made_at timestamptz not null
);

create table push_devices (
  id uuid primary key,
  person_id uuid not null references people on delete cascade,
  session_id uuid not null references sessions on delete cascade constraint push_devices_one_per_session unique,
  door text not null constraint push_devices_door_known check (door in ('storefront', 'seller', 'operator')),
  -- where its push service takes what is for it; who knows this address may write there, so it is shown to nobody
  endpoint text not null,
  -- keys of the device, with which only it can read what is sent (RFC 8291)
  p256dh text not null,
  auth text not null,
  -- in words, as its browser gave it
  name text not null,
  added_at timestamptz not null,
  last_told_at timestamptz,
  -- how often in a row its push service refused
  failures smallint not null default 0,
  constraint push_devices_endpoint_once unique (endpoint, door)
);

create index push_devices_of_person on push_devices (person_id, door);

create table push_messages (
  id uuid primary key,
  device_id uuid not null references push_devices on delete cascade,
  -- the key of its letter: told to a device once, whatever is retried
  key text not null,
  -- what it says, until it has left
  title text not null,
  words text not null,
  -- where to go: a path of the market
  path text not null,
  created_at timestamptz not null,
  -- until when it waits: for quiet hours to be over, or to be tried again; null: it is being sent, or has left
  held_until timestamptz,
  tries smallint not null default 0,
  sent_at timestamptz,
  -- seen: in the pages, while it waited; refused: by the push service; late: it could not be reached for too long
  dropped_because text constraint push_messages_dropped_known check (dropped_because in ('seen', 'refused', 'late')),
  constraint push_messages_told_once unique (device_id, key),
  constraint push_messages_one_end check (sent_at is null or dropped_because is null)
);

create index push_messages_held on push_messages (held_until, id) where held_until is not null;
create index push_messages_oldest on push_messages (created_at);

-- Only what differs from the table of kinds, as for mail.
alter table notice_choices add column is_pushed boolean not null default true;
