-- The audit log grows up: every act of somebody with power says by which door, from where, why, and what the rows were before
-- and after. Lines are only added, and a chain of hashes that a sweep lays over them shows whether anybody changed one.

alter table audit_log
  alter column subject drop not null,
  alter column subject_id drop not null,
  add column door text,
  add column shop_id uuid,
  add column address text,
  add column user_agent text not null default '',
  -- [{"table": "shops", "id": "…", "before": {…}, "after": {…}}], secrets masked
  add column changes jsonb not null default '[]',
  add column facts text[] not null default '{}',
  add column reason text not null default '',
  add column request_id text not null default '';

create index audit_log_by_person on audit_log (person_id, at desc, id desc) where person_id is not null;
create index audit_log_by_change on audit_log using gin (changes jsonb_path_ops);

-- Lines that are not in the chain yet; what makes linking cost as much as there is to link, however long the log is.
create table audit_unlinked (entry_id uuid primary key references audit_log);
insert into audit_unlinked select id from audit_log;

create table audit_chain (
  number bigint primary key,
  entry_id uuid not null constraint audit_chain_once unique references audit_log,
  previous_hash bytea not null,
  hash bytea not null
);

-- The end of the chain on a day, to be kept outside as well.
create table audit_anchors (
  day date primary key,
  number bigint not null,
  hash bytea not null,
  at timestamptz not null
);

-- Where the head of the chain was cut off because its time was over.
create table audit_cuts (
  number bigint primary key,
  hash bytea not null,
  at timestamptz not null,
  removed integer not null
);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('stoa.audit_retention', true) = 'on' then return old; end if;
  raise exception 'the audit log is only added to: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger audit_log_immutable before update or delete on audit_log for each row execute function refuse_audit_change();
create trigger audit_log_no_truncate before truncate on audit_log for each statement execute function refuse_audit_change();
create trigger audit_chain_immutable before update or delete on audit_chain for each row execute function refuse_audit_change();
create trigger audit_chain_no_truncate before truncate on audit_chain for each statement execute function refuse_audit_change();
create trigger audit_anchors_immutable before update or delete on audit_anchors for each row execute function refuse_change();
create trigger audit_cuts_immutable before update or delete on audit_cuts for each row execute function refuse_change();

-- What an act changed, row by row, until its transaction writes its line. Only acts that are written down are observed:
-- the setting is given by the transaction of such an act, so a checkout pays nothing for it.
create unlogged table audit_changes (
  xact xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  change jsonb not null
);
create index audit_changes_by_xact on audit_changes (xact);

create function masked(of jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(key, case when key ~ '(password|secret|token|hash|sealed|cipher|iban|account_number)' and value <> 'null' then '"•••"'::jsonb else value end), '{}')
  from jsonb_each(of)
$$;

create function note_change() returns trigger language plpgsql security definer set search_path = public as $$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  before jsonb;
  after jsonb;
begin
  select coalesce(jsonb_object_agg(key, value), '{}') into before from jsonb_each(old_row) where new_row -> key is distinct from value;
  select coalesce(jsonb_object_agg(key, value), '{}') into after from jsonb_each(new_row) where old_row -> key is distinct from value;
  if before <> after then
    insert into audit_changes (change) values (jsonb_build_object(
      'table', tg_table_name, 'id', coalesce(new_row ->> 'id', old_row ->> 'id', new_row ->> 'shop_id', old_row ->> 'shop_id', ''),
      'before', masked(before), 'after', masked(after)));
  end if;
  return null;
end $$;

-- Lets the audit log see what happens to a table.
create procedure observe_changes(observed regclass) language plpgsql as $$
begin
  execute format('create trigger zz_note_change after insert or update or delete on %s for each row
    when (current_setting(''stoa.act'', true) = ''on'') execute function note_change()', observed);
end $$;

do $$
declare observed text;
begin
  -- Left out: histories and books, which keep themselves, and what is busy and belongs to nobody else.
  for observed in
    select t.tablename from pg_tables t where t.schemaname = 'public'
      and t.tablename !~ '(_history|^ledger_|^audit_|^mails$|^carts$|^cart_|^sessions$|^idempotency|^rate|^media$|^invoice|^one_time|search|^kysely|token|embedding|_reads$|migration)'
  loop
    call observe_changes(observed::regclass);
  end loop;
end $$;

grant insert, select on audit_log, audit_unlinked to stoa_seller;
