-- One person, three doors. A person signs in at the storefront, at the seller's door or at the operator's door;
-- a session belongs to one door and is checked against its row, so it can be revoked at once.

create table people (
  id uuid primary key,
  email citext not null constraint people_email_unique unique,
  name text not null,
  password_hash text not null,
  avatar_id uuid references media,
  activated_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  person_id uuid not null references people,
  door text not null constraint sessions_door_known check (door in ('storefront', 'seller', 'operator')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  address inet,
  user_agent text not null default ''
);

create index sessions_open_by_person on sessions (person_id) where revoked_at is null;

create index sessions_oldest on sessions (expires_at);

-- What a mailed link may do, once: the row is deleted when it is used. The link itself is never kept, only its hash.
create table one_time_tokens (
  token_hash bytea primary key,
  purpose text not null constraint one_time_tokens_purpose_known check (purpose in ('activation', 'password_reset', 'operator_invitation')),
  door text not null constraint one_time_tokens_door_known check (door in ('storefront', 'seller', 'operator')),
  person_id uuid references people,
  -- null: the invitation is for whoever holds it
  email citext,
  -- What was typed at sign-up travels with its own link, so that nobody confirms a password which a stranger
  -- typed for the same address.
  name text,
  password_hash text,
  shop_name text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint one_time_tokens_for_somebody check (person_id is not null or purpose = 'operator_invitation')
);

create index one_time_tokens_oldest on one_time_tokens (expires_at);
create index one_time_tokens_by_person on one_time_tokens (person_id);

create table operators (
  person_id uuid primary key references people,
  created_at timestamptz not null
);
