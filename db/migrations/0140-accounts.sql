-- An account is kept by the person it belongs to: addresses for parcels, an e-mail address that can be changed, and keys
-- that live in a phone or a laptop (passkeys) in place of a password.

create table person_addresses (
  id uuid primary key,
  person_id uuid not null references people,
  -- the same members as the address of a checkout
  address jsonb not null,
  is_default boolean not null,
  created_at timestamptz not null
);

create index person_addresses_of_person on person_addresses (person_id, created_at, id);
create unique index person_addresses_one_default on person_addresses (person_id) where is_default;

-- The link that confirms a new address carries it, and goes to it.
alter table one_time_tokens
  drop constraint one_time_tokens_purpose_known,
  add constraint one_time_tokens_purpose_known check
    (purpose in ('activation', 'password_reset', 'operator_invitation', 'email_change'));

create table passkeys (
  -- as the authenticator names it, base64url
  credential_id text primary key,
  person_id uuid not null references people,
  name text not null,
  public_key bytea not null,
  -- how often the authenticator says it has signed; zero where it does not count
  counter bigint not null,
  transports text[] not null default '{}',
  created_at timestamptz not null,
  last_used_at timestamptz
);

create index passkeys_of_person on passkeys (person_id, created_at);

-- What an authenticator is asked to sign, once. Nobody's yet when somebody wants to sign in with a passkey.
create table passkey_challenges (
  challenge text primary key,
  purpose text not null constraint passkey_challenges_purpose_known check (purpose in ('sign_in', 'add')),
  door text not null constraint passkey_challenges_door_known check (door in ('storefront', 'seller', 'operator')),
  person_id uuid references people,
  expires_at timestamptz not null
);

create index passkey_challenges_oldest on passkey_challenges (expires_at);

-- Orders that a guest placed become the account's when the address is confirmed.
create index checkouts_of_guests_by_email on checkouts (email) where person_id is null;
