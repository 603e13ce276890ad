-- Who was not let in is told in the audit log: one line for a person and a minute, however often and from however many
-- networks it was tried. Until the minute is over it is counted here, for known and unknown addresses alike.

create table refused_sign_ins (
  email citext not null,
  minute timestamptz not null,
  -- {"wrong_credentials": 7, "too_many_attempts": 3}
  tries jsonb not null,
  -- of the first try
  door text not null,
  user_agent text not null,
  -- the first five
  addresses text[] not null,
  first_at timestamptz not null,
  primary key (email, minute)
);
create index refused_sign_ins_by_minute on refused_sign_ins (minute);

-- The timeline of a shop asks for what was done in it.
create index audit_log_by_shop on audit_log (shop_id, at desc, id desc) where shop_id is not null;
