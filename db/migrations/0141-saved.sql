-- What a customer keeps an eye on: things they saved, shops they follow, and things of which they want to hear when they
-- are on the shelf again.

create table saved_products (
  person_id uuid not null references people,
  product_id uuid not null references products,
  saved_at timestamptz not null,
  -- in the product's currency; tells what has become cheaper since
  price_minor bigint not null,
  primary key (person_id, product_id)
);

create index saved_products_newest on saved_products (person_id, saved_at desc, product_id desc);

create table followed_shops (
  person_id uuid not null references people,
  shop_id uuid not null references shops,
  followed_at timestamptz not null,
  primary key (person_id, shop_id)
);

create index followed_shops_newest on followed_shops (person_id, followed_at desc, shop_id desc);

-- A row is one letter that has still to be written; it goes when the letter is.
create table stock_requests (
  person_id uuid not null references people,
  variant_id uuid not null references variants,
  asked_at timestamptz not null,
  primary key (person_id, variant_id)
);

create index stock_requests_by_variant on stock_requests (variant_id);
