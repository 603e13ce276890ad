-- Visitors can tell the operator of a product or a shop that should not be there, as they can of reviews and questions.
-- Everything reported stands in one queue.

create table listing_reports (
  id uuid primary key,
  -- null where the shop itself is reported
  product_id uuid references products,
  shop_id uuid not null references shops,
  person_id uuid not null references people,
  reason text not null,
  reported_at timestamptz not null,
  -- when an operator has decided
  settled_at timestamptz,
  constraint listing_reports_once_per_person unique nulls not distinct (person_id, shop_id, product_id)
);

create index listing_reports_waiting on listing_reports (shop_id, product_id) where settled_at is null;
create index listing_reports_by_product on listing_reports (product_id);
