-- A contract may be signed at an outside service. What is asked of it is written down first: the envelope when it was made,
-- when it was sent, and when it is looked at next, also to take it back there when the contract is over here.
alter table contracts
  add column envelope_sent_at timestamptz,
  add column envelope_look_at timestamptz,
  add constraint contracts_envelope_has_service check (service is not null or (envelope_id is null and envelope_look_at is null));

create index contracts_envelopes_to_look_at on contracts (envelope_look_at) where envelope_look_at is not null;
