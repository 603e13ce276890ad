-- Sellers bring a whole catalogue in a file. Every line of it is kept as it was read, with what will happen to it and what
-- became of it, so that a seller sees both line by line, and a run that breaks off goes on where it stood. A picture that
-- was fetched is remembered by its address, so that the same file brings it once.

create table imports (
  id uuid primary key,
  shop_id uuid not null references shops,
  person_id uuid not null references people,
  format text not null constraint imports_format_known check (format in ('stoa', 'shopify', 'woocommerce')),
  file_name text not null,
  -- where the file names no category of the market
  category_id uuid references categories,
  state text not null constraint imports_state_known check (state in ('ready', 'running', 'done', 'cancelled')),
  as_drafts boolean not null default false,
  -- the heading in the file by the field it is read into, to name columns at fault
  columns jsonb not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  -- a worker is at it until then; when it dies, another goes on
  worked_until timestamptz
);
create index imports_newest_of_shop on imports (shop_id, created_at desc, id desc);
create unique index imports_one_running_per_shop on imports (shop_id) where state = 'running';

create table import_lines (
  import_id uuid not null references imports on delete cascade,
  shop_id uuid not null references shops,
  -- in the file, the headings being line 1
  line integer not null,
  -- what the file calls the product this line is a part of
  product_key text not null,
  -- another name by which later lines may call the product
  alias text,
  title text not null default '',
  piece jsonb not null,
  act text constraint import_lines_act_known check (act in ('create', 'change', 'refuse')),
  -- [{"column": "Variant Price", "message": "is not an amount"}]
  faults jsonb not null default '[]',
  outcome text constraint import_lines_outcome_known check (outcome in ('created', 'changed', 'refused')),
  product_id uuid references products,
  primary key (import_id, line)
);
create index import_lines_by_product on import_lines (import_id, product_key, line);
create index import_lines_left on import_lines (import_id, line) where outcome is null;
create index import_lines_at_fault on import_lines (import_id, line) where faults <> '[]';

create table fetched_pictures (
  shop_id uuid not null references shops,
  url text not null,
  media_id uuid not null references media on delete cascade,
  fetched_at timestamptz not null,
  primary key (shop_id, url)
);
create index fetched_pictures_by_media on fetched_pictures (media_id);

do $$
declare shop_table text;
begin
  foreach shop_table in array array['imports', 'import_lines', 'fetched_pictures'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
    execute format('grant select, insert, update on %I to stoa_seller', shop_table);
  end loop;
end $$;
