-- A mail relay tells which addresses bounced and whose owners complained. Until now we went on writing to them, which makes
-- every relay think less of all our letters. Such an address is paused: its letters are kept and do not leave.

create table mail_events (
  -- as the relay calls it: what it tells twice counts once
  id text primary key,
  address citext not null,
  kind text not null constraint mail_events_kind_known check (kind in ('bounced', 'complained')),
  -- when the relay saw it, and when we heard
  happened_at timestamptz not null,
  heard_at timestamptz not null
);

create index mail_events_by_address on mail_events (address);

create table paused_addresses (
  id uuid primary key,
  address citext not null constraint paused_addresses_once unique,
  -- nothing goes to one that bounced; to one whose owner complained only what is necessary
  reason text not null constraint paused_addresses_reason_known check (reason in ('bounced', 'complained')),
  paused_at timestamptz not null,
  -- since when letters go there again; what happened before does not pause it anew
  resumed_at timestamptz
);

create index paused_addresses_newest on paused_addresses (paused_at desc, id desc) where resumed_at is null;
call observe_changes('paused_addresses');

-- A letter that did not leave says why.
alter table mails add column not_sent_because text
  constraint mails_not_sent_because_known check (not_sent_because in ('bounced', 'complained'));
