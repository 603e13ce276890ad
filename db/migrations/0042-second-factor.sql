-- A second step beside the password: a code from an app that shares a secret with us (RFC 6238), and ten codes on paper for
-- the day the phone is lost. The secret is kept encrypted, for a copy of the database alone must open nobody's door.

create table second_factors (
  person_id uuid primary key references people,
  -- AES-256-GCM under a key made from SECRET: nonce, tag, secret
  sealed_secret bytea not null,
  created_at timestamptz not null,
  -- null: begun, and not shown to work yet
  confirmed_at timestamptz,
  -- of the last code taken, so that none is taken twice
  last_step bigint not null default 0
);

create table recovery_codes (
  person_id uuid not null references people,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
