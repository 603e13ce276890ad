-- People report what is said to them, and the operator decides: nobody could do anything about a rude or a fraudulent
-- message but close the conversation on their own side. The operator looks only into what was reported, and each look is
-- in the audit log. Optionally the market notes contacts (e-mail, phone, links) in messages between customers and shops.

create table chat_reports (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  -- null: the conversation as a whole
  message_id uuid references messages,
  -- null: noted by the contact filter
  reporter_id uuid references people,
  reporter_side text constraint chat_reports_reporter_side_known check (reporter_side in ('customer', 'shop')),
  -- whom it is against
  side text not null constraint chat_reports_side_known check (side in ('customer', 'shop')),
  reason text not null,
  reported_at timestamptz not null,
  decision text constraint chat_reports_decision_known check (decision in ('dismissed', 'warned', 'removed', 'blocked')),
  -- told to whom it is against
  decided_reason text not null default '',
  decided_at timestamptz,
  decided_by uuid references people,
  constraint chat_reports_decided_in_full check ((decision is null) = (decided_at is null)),
  constraint chat_reports_removed_a_message check (decision <> 'removed' or message_id is not null)
);

create index chat_reports_waiting on chat_reports (reported_at, id) where decided_at is null;
create index chat_reports_decided on chat_reports (decided_at desc, id desc) where decided_at is not null;
create unique index chat_reports_once on chat_reports (conversation_id, message_id, reporter_id) nulls not distinct where decided_at is null;

-- Who may not write to customers and shops any more, by a decision about a report.
create table chat_bans (
  report_id uuid primary key references chat_reports,
  person_id uuid references people,
  shop_id uuid references shops,
  since timestamptz not null,
  lifted_at timestamptz,
  constraint chat_bans_of_one check (num_nonnulls(person_id, shop_id) = 1)
);

create index chat_bans_of_person on chat_bans (person_id) where lifted_at is null;
create index chat_bans_of_shop on chat_bans (shop_id) where lifted_at is null;

alter table chat_bans enable row level security;
create policy own_shop on chat_bans to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on chat_bans to stoa_seller;

call observe_changes('chat_reports');
call observe_changes('chat_bans');

alter table market_settings add column notes_contacts boolean not null default false;
