-- What the market asks of a shop before it opens, and what each shop handed in. The documents are kept here and not among
-- the pictures of the hall: papers with a name on them are for the shop and the operators, never behind an open address.

alter table shops drop constraint shops_state_known, add constraint shops_state_known
  check (state in ('applied', 'changes_requested', 'approved', 'declined', 'suspended', 'closed'));

-- One row: the checklist of this market. Nothing is asked until an operator says so.
create table application_checklist (
  is_only boolean primary key default true constraint application_checklist_is_one check (is_only),
  asks_address boolean not null default false,
  asks_tax_number boolean not null default false,
  terms text not null default ''
);
insert into application_checklist default values;

-- A document that is no longer asked for stays, for the files of shops that handed it in.
create table application_documents (
  id uuid primary key,
  name text not null constraint application_documents_have_a_name check (name <> ''),
  description text not null default '',
  position integer not null,
  removed_at timestamptz
);

-- No row: nothing was asked of this shop. Without handed_in_at it is the shop's turn, with it the operator's.
create table shop_applications (
  shop_id uuid primary key references shops,
  -- the words that were accepted, for the terms may change later
  accepted_terms text not null default '',
  accepted_at timestamptz,
  handed_in_at timestamptz
);

create table application_files (
  id uuid primary key,
  shop_id uuid not null references shops,
  document_id uuid not null references application_documents,
  person_id uuid references people,
  name text not null,
  content_type text not null constraint application_files_type_known check (content_type in ('application/pdf', 'image/jpeg')),
  bytes bytea not null,
  created_at timestamptz not null
);
create index application_files_of_shop on application_files (shop_id, document_id, created_at);

do $$
declare shop_table text;
begin
  foreach shop_table in array array['shop_applications', 'application_files'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

-- Handing in moves the shop, which is the market's to write; the shop itself only reads, brings files and takes them away.
grant select on application_checklist, application_documents, shop_applications to stoa_seller;
grant select, insert, delete on application_files to stoa_seller;
