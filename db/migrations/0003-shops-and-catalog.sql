-- Shops, what they list, and where it stands in the hall. Whether a product can be seen is one column
-- (is_listed), kept by the verbs that change a product's or a shop's state, so that no list has to join for it.

create table categories (
  id uuid primary key,
  slug text not null constraint categories_slug_unique unique,
  name text not null,
  position integer not null,
  picture_id uuid references media,
  created_at timestamptz not null
);

create table shops (
  id uuid primary key,
  slug text not null constraint shops_slug_unique unique,
  name text not null,
  state text not null constraint shops_state_known check (state in ('applied', 'approved', 'suspended', 'closed')),
  tagline text not null default '',
  story text not null default '',
  city text not null default '',
  country text not null constraint shops_country_is_iso check (country ~ '^[A-Z]{2}$'),
  logo_id uuid references media,
  banner_id uuid references media,
  return_days integer not null default 30 constraint shops_return_days_not_negative check (return_days >= 0),
  accepts_cash boolean not null default false,
  commission_bps integer constraint shops_commission_is_a_share check (commission_bps between 0 and 10000),
  rating_sum integer not null default 0,
  rating_count integer not null default 0,
  applied_at timestamptz not null,
  opened_at timestamptz
);

create index shops_newest_application on shops (applied_at desc, id desc);
create index shops_by_state on shops (state, applied_at desc, id desc);
create index shops_open_newest on shops (opened_at desc, id desc) where state = 'approved';

create table shop_members (
  shop_id uuid not null references shops,
  person_id uuid not null references people,
  role text not null constraint shop_members_role_known check (role in ('owner', 'manager', 'staff')),
  created_at timestamptz not null,
  primary key (shop_id, person_id)
);

create index shop_members_by_person on shop_members (person_id);

create table shop_history (
  id uuid primary key,
  shop_id uuid not null references shops,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_person_id uuid references people,
  reason text not null default ''
);

create index shop_history_by_shop on shop_history (shop_id, at);

create table shipping_methods (
  id uuid primary key,
  shop_id uuid not null references shops,
  name text not null,
  price_minor bigint not null constraint shipping_methods_price_not_negative check (price_minor >= 0),
  free_over_minor bigint constraint shipping_methods_free_over_not_negative check (free_over_minor >= 0),
  min_days integer not null,
  max_days integer not null,
  position integer not null,
  removed_at timestamptz,
  constraint shipping_methods_days_in_order check (0 <= min_days and min_days <= max_days)
);

create index shipping_methods_by_shop on shipping_methods (shop_id, position) where removed_at is null;

create table products (
  id uuid primary key,
  shop_id uuid not null references shops,
  category_id uuid not null references categories,
  slug text not null constraint products_slug_unique unique,
  title text not null,
  description text not null default '',
  tags text[] not null default '{}',
  details jsonb not null default '[]',
  options jsonb not null default '[]',
  tax_category text not null default 'standard',
  state text not null constraint products_state_known check (state in ('draft', 'in_review', 'live', 'hidden', 'blocked')),
  -- live, and of an approved shop
  is_listed boolean not null default false,
  listed_at timestamptz,
  -- of the cheapest variant
  price_minor bigint not null constraint products_price_positive check (price_minor > 0),
  compare_at_minor bigint,
  max_price_minor bigint not null,
  currency text not null,
  cover_id uuid references media,
  rating_sum integer not null default 0,
  rating_count integer not null default 0,
  rating_hundredths integer not null generated always as
    (case when rating_count = 0 then 0 else round(rating_sum * 100.0 / rating_count)::integer end) stored,
  -- how many gave one star, two, … five
  star_counts integer[] not null default '{0,0,0,0,0}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint products_listed_since check (not is_listed or listed_at is not null)
);

create index products_newest on products (listed_at desc, id desc) where is_listed;
create index products_cheapest on products (price_minor, id) where is_listed;
create index products_dearest on products (price_minor desc, id desc) where is_listed;
create index products_best_rated on products (rating_hundredths desc, rating_count desc, id desc) where is_listed;
create index products_newest_in_category on products (category_id, listed_at desc, id desc) where is_listed;
create index products_cheapest_in_category on products (category_id, price_minor, id) where is_listed;
create index products_dearest_in_category on products (category_id, price_minor desc, id desc) where is_listed;
create index products_best_rated_in_category on products (category_id, rating_hundredths desc, rating_count desc, id desc) where is_listed;
create index products_newest_in_shop on products (shop_id, listed_at desc, id desc) where is_listed;
create index products_cheapest_in_shop on products (shop_id, price_minor, id) where is_listed;
create index products_dearest_in_shop on products (shop_id, price_minor desc, id desc) where is_listed;
create index products_best_rated_in_shop on products (shop_id, rating_hundredths desc, rating_count desc, id desc) where is_listed;
create index products_own on products (shop_id, updated_at desc, id desc);

create table product_history (
  id uuid primary key,
  product_id uuid not null references products,
  shop_id uuid not null references shops,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_person_id uuid references people,
  reason text not null default ''
);

create index product_history_by_product on product_history (product_id, at);

create table product_pictures (
  product_id uuid not null references products,
  shop_id uuid not null references shops,
  media_id uuid not null references media,
  position integer not null,
  alt text not null default '',
  primary key (product_id, position)
);

create table variants (
  id uuid primary key,
  product_id uuid not null references products,
  shop_id uuid not null references shops,
  sku text not null default '',
  option_values text[] not null default '{}',
  price_minor bigint not null constraint variants_price_positive check (price_minor > 0),
  compare_at_minor bigint,
  weight_grams integer,
  picture_id uuid references media,
  position integer not null,
  on_hand integer not null,
  reserved integer not null default 0,
  sold integer not null default 0,
  removed_at timestamptz,
  constraint variants_reserved_not_negative check (reserved >= 0),
  constraint variants_sold_not_negative check (sold >= 0),
  -- The promise that a unit is sold once, kept here whatever the program does.
  constraint variants_available_not_negative check (on_hand - reserved >= 0)
);

create index variants_by_product on variants (product_id, position);
create unique index variants_sku_unique_in_shop on variants (shop_id, sku) where sku <> '' and removed_at is null;
create unique index variants_options_unique_in_product on variants (product_id, option_values) where removed_at is null;

create table reviews (
  id uuid primary key,
  product_id uuid not null references products,
  shop_id uuid not null references shops,
  person_id uuid not null references people,
  author text not null,
  stars integer not null constraint reviews_stars_one_to_five check (stars between 1 and 5),
  title text not null default '',
  body text not null default '',
  created_at timestamptz not null,
  constraint reviews_one_per_person_and_product unique (product_id, person_id)
);

create index reviews_newest_of_product on reviews (product_id, created_at desc, id desc);

-- A rating is counted where the review is written, in the same transaction.
create function count_review() returns trigger language plpgsql as $$
begin
  update products set rating_sum = rating_sum + new.stars, rating_count = rating_count + 1,
    star_counts[new.stars] = star_counts[new.stars] + 1
  where id = new.product_id;
  update shops set rating_sum = rating_sum + new.stars, rating_count = rating_count + 1 where id = new.shop_id;
  return null;
end $$;

create trigger reviews_counted after insert on reviews for each row execute function count_review();
