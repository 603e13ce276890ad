-- What a thing cost when. Who announces a reduction must name the lowest price of the thirty days before it (Directive
-- 98/6/EC, Article 6a), so every price is written down where it is changed, and never changed afterwards. What sale events
-- charged stands with their things. The answer of the rule is kept beside the price: it is settled when the reduction begins.

create table price_history (
  id uuid primary key,
  variant_id uuid not null references variants,
  product_id uuid not null references products,
  shop_id uuid not null references shops,
  price_minor bigint not null,
  compare_at_minor bigint,
  -- offered to customers: the product is live and has this variant
  is_public boolean not null,
  at timestamptz not null,
  source text not null constraint price_history_source_known check (source in ('form', 'list', 'import', 'shelf')),
  by_person_id uuid references people
);

create index price_history_of_variant on price_history (variant_id, at, id);
create index price_history_of_product on price_history (product_id, at desc, id desc);

create trigger price_history_immutable before update or delete on price_history for each row execute function refuse_change();

alter table price_history enable row level security;
create policy own_shop on price_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select, insert on price_history to stoa_seller;

alter table variants
  -- the lowest price of the thirty days before its reduction began; null when it is not reduced, or was not sold before
  add column lowest_before_minor bigint;

alter table sale_event_items
  -- until when customers had this price; null while it never was published, or was called off before it began
  add column offered_until timestamptz,
  -- the lowest price of the thirty days before the event
  add column lowest_before_minor bigint;

update sale_event_items set offered_until = ends_at where is_published;

-- What prices were before is not known; they count from the day they began to be written down.
insert into price_history (id, variant_id, product_id, shop_id, price_minor, compare_at_minor, is_public, at, source)
select uuidv7(), v.id, v.product_id, v.shop_id, v.price_minor, v.compare_at_minor, p.state = 'live', now(), 'shelf'
from variants v join products p on p.id = v.product_id where v.removed_at is null;
