-- Why a shelf has what it has: every change of what is on hand, by whom and for what, only ever added to. What is reserved
-- for a checkout stands on the shelf still and is not written down.

create table stock_history (
  id uuid primary key,
  variant_id uuid not null references variants,
  product_id uuid not null references products,
  shop_id uuid not null references shops,
  change integer not null,
  on_hand_after integer not null,
  at timestamptz not null,
  source text not null constraint stock_history_source_known check (source in ('sale', 'return', 'form', 'list', 'import', 'count')),
  order_id uuid references orders,
  by_person_id uuid references people
);

create index stock_history_of_variant on stock_history (variant_id, id desc);
create index stock_history_of_product on stock_history (product_id, at desc, id desc);
create index stock_history_by_order on stock_history (order_id) where order_id is not null;

create trigger stock_history_immutable before update or delete on stock_history for each row execute function refuse_change();

alter table stock_history enable row level security;
create policy own_shop on stock_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select, insert on stock_history to stoa_seller;

insert into stock_history (id, variant_id, product_id, shop_id, change, on_hand_after, at, source)
select uuidv7(), v.id, v.product_id, v.shop_id, v.on_hand, v.on_hand, now(), 'count' from variants v where v.removed_at is null;
