-- Shops sell files as well as things: a product of the kind `digital` hands over what was uploaded to it. The files lie in
-- the database, in pieces, and not where pictures lie: nothing there has an address of its own, so none can be fetched past
-- the link that was signed for somebody (docs/decisions/0360-files-to-download.md).

alter table products add column kind text not null default 'physical' constraint products_kind_known check (kind in ('physical', 'digital'));

-- Frozen at sale: what a product becomes later changes nothing about what was bought.
alter table order_lines add column is_digital boolean not null default false;
create index order_lines_digital on order_lines (order_id) where is_digital;

-- Null: everything in it is downloaded, and nothing is sent.
alter table orders alter column shipping_method_id drop not null;
create index orders_to_hand_out on orders (id) where state = 'processing' and shipping_method_id is null;

create table product_files (
  id uuid primary key,
  shop_id uuid not null references shops,
  product_id uuid not null references products,
  name text not null,
  bytes integer not null constraint product_files_not_empty check (bytes > 0),
  -- Of its content: replacing counts it up, and whoever is being sent the former one is not sent half of each.
  version integer not null default 1,
  uploaded_at timestamptz not null,
  -- No longer part of what is sold; who bought it before keeps it.
  removed_at timestamptz
);

create index product_files_of_product on product_files (product_id, uploaded_at, id);

create table product_file_pieces (
  file_id uuid not null references product_files,
  version integer not null,
  position integer not null,
  shop_id uuid not null references shops,
  bytes bytea not null,
  primary key (file_id, version, position)
);
-- What is sold as a file is compressed already.
alter table product_file_pieces alter column bytes set storage external;

-- What somebody who bought a file may fetch, until when and how often. Whether the order still stands is asked of the order.
create table downloads (
  id uuid primary key,
  shop_id uuid not null references shops,
  order_id uuid not null references orders,
  order_line_id uuid not null references order_lines,
  file_id uuid not null references product_files,
  given_at timestamptz not null,
  open_until timestamptz not null,
  most integer not null,
  fetched integer not null default 0,
  constraint downloads_fetched_within_most check (fetched between 0 and most),
  constraint downloads_once_per_line unique (order_line_id, file_id)
);

create index downloads_of_order on downloads (order_id);
create index downloads_of_file on downloads (file_id);

create table download_fetches (
  id uuid primary key,
  download_id uuid not null references downloads,
  shop_id uuid not null references shops,
  at timestamptz not null
);

create index download_fetches_of_download on download_fetches (download_id, at);

do $$
declare shop_table text;
begin
  foreach shop_table in array array['product_files', 'product_file_pieces', 'downloads', 'download_fetches'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

grant select, insert, update on product_files to stoa_seller;
grant select, insert, delete on product_file_pieces to stoa_seller;
grant select on downloads, download_fetches to stoa_seller;
grant update (open_until, most) on downloads to stoa_seller;

call observe_changes('product_files');
call observe_changes('downloads');
