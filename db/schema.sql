-- The database after every migration, on one page. Written by `npm run migrate -- --write`; a test keeps it current.

create extension btree_gist;

create extension citext;

create extension pg_trgm;

create extension unaccent;

create table market_settings (
  id boolean default true not null,
  name text not null,
  tagline text default '' not null,
  accent_color text not null,
  currency text not null,
  locale text not null,
  country text not null,
  commission_bps integer not null,
  checkout_minutes integer not null,
  clock_offset_seconds bigint default 0 not null,
  updated_at timestamptz not null,
  withdrawal_minimum_minor bigint default 1000 not null,
  withdrawal_fee_minor bigint default 0 not null,
  withdrawal_daily_limit_minor bigint,
  hold_days integer default 0 not null,
  reserve_bps integer default 0 not null,
  reserve_days integer default 0 not null,
  commission_tax_bps integer default 0 not null,
  prices_include_tax boolean default true not null,
  cash_limit_minor bigint,
  cash_places text[] default '{}'[] not null,
  time_zone text default 'UTC' not null,
  dunning_days integer[] default '{1,3,5,7}'::integer[] not null,
  dunning_end text default 'unpaid' not null,
  shops_collect_cash boolean default false not null,
  reviews_products boolean default false not null,
  misfortunes jsonb default '{}'::jsonb not null,
  notes_contacts boolean default false not null,
  home jsonb,
  home_picture_id uuid,
  constraint market_settings_pkey primary key (id),
  constraint market_settings_home_picture_id_fkey foreign key (home_picture_id) references media(id),
  constraint market_settings_accent_is_hex check ((accent_color ~ '^#[0-9a-f]{6}$')),
  constraint market_settings_cash_limit_positive check ((cash_limit_minor > 0)),
  constraint market_settings_checkout_minutes_positive check ((checkout_minutes > 0)),
  constraint market_settings_commission_is_a_share check (((commission_bps >= 0) and (commission_bps <= 10000))),
  constraint market_settings_commission_tax_is_a_share check (((commission_tax_bps >= 0) and (commission_tax_bps <= 10000))),
  constraint market_settings_country_is_iso check ((country ~ '^[A-Z]{2}$')),
  constraint market_settings_currency_is_iso check ((currency ~ '^[A-Z]{3}$')),
  constraint market_settings_dunning_end_known check ((dunning_end = any (array['unpaid', 'cancel', 'pause']))),
  constraint market_settings_hold_days_few check (((hold_days >= 0) and (hold_days <= 120))),
  constraint market_settings_one_row check (id),
  constraint market_settings_reserve_days_few check (((reserve_days >= 0) and (reserve_days <= 365))),
  constraint market_settings_reserve_is_a_share check (((reserve_bps >= 0) and (reserve_bps <= 10000))),
  constraint market_settings_withdrawal_daily_limit_positive check ((withdrawal_daily_limit_minor > 0)),
  constraint market_settings_withdrawal_fee_not_negative check ((withdrawal_fee_minor >= 0)),
  constraint market_settings_withdrawal_minimum_positive check ((withdrawal_minimum_minor > 0))
);
create trigger language_changed_in_search after update of locale on market_settings for each row when ((split_part(old.locale, '-', 1) is distinct from split_part(new.locale, '-', 1))) execute function product_search_follows_language();
create trigger market_settings_changed after update on market_settings for each statement execute function announce_settings_change();
create trigger zz_note_change after insert or delete or update on market_settings for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table media (
  id uuid not null,
  storage_key text not null,
  width integer not null,
  height integer not null,
  widths integer[] not null,
  alt text default '' not null,
  color text not null,
  shop_id uuid,
  person_id uuid,
  created_at timestamptz not null,
  constraint media_pkey primary key (id),
  constraint media_storage_key_unique unique (storage_key)
);
alter table media enable row level security;
create policy own_shop on media to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
create policy shown_in_reviews on media for select to stoa_seller using (exists ( select
   from review_pictures p
  where ((p.media_id = media.id) and (p.shop_id = current_shop_id()))));
create policy shown_to_shop on media for select to stoa_seller using (exists ( select
   from order_pictures p
  where ((p.media_id = media.id) and (p.shop_id = current_shop_id()))));

create table mails (
  id uuid not null,
  key text not null,
  recipient citext not null,
  subject text not null,
  html text not null,
  plain text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attachments jsonb default '[]'::jsonb not null,
  declined_at timestamptz,
  held_until timestamptz,
  is_for_digest boolean default false not null,
  digested_at timestamptz,
  gist jsonb,
  not_sent_because text,
  queued_at timestamptz,
  times_queued integer default 0 not null,
  constraint mails_pkey primary key (id),
  constraint mails_key_unique unique (key),
  constraint mails_not_sent_because_known check ((not_sent_because = any (array['bounced', 'complained'])))
);
create index mails_held on mails using btree (held_until, id) where (held_until is not null);
create index mails_newest on mails using btree (created_at desc, id desc);
create index mails_queued on mails using btree (queued_at) where ((sent_at is null) and (not_sent_because is null) and (queued_at is not null));

create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  constraint idempotency_keys_pkey primary key (scope, key)
);
create index idempotency_keys_oldest on idempotency_keys using btree (created_at);

create table rate_buckets (
  key text not null,
  window_start timestamptz not null,
  hits integer not null,
  constraint rate_buckets_pkey primary key (key, window_start)
);
create index rate_buckets_oldest on rate_buckets using btree (window_start);

create table people (
  id uuid not null,
  email citext not null,
  name text not null,
  password_hash text not null,
  avatar_id uuid,
  activated_at timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  erasure_due_at timestamptz,
  erased_at timestamptz,
  language text,
  constraint people_pkey primary key (id),
  constraint people_email_unique unique (email),
  constraint people_avatar_id_fkey foreign key (avatar_id) references media(id)
);
create index people_to_erase on people using btree (erasure_due_at) where ((erasure_due_at is not null) and (erased_at is null));
create trigger people_give_back_conversations after update of disabled_at on people for each row when (((old.disabled_at is null) and (new.disabled_at is not null))) execute function give_back_conversations();
create trigger zz_note_change after insert or delete or update on people for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table sessions (
  id uuid not null,
  person_id uuid not null,
  door text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  address inet,
  user_agent text default '' not null,
  shop_id uuid,
  constraint sessions_pkey primary key (id),
  constraint sessions_person_id_fkey foreign key (person_id) references people(id),
  constraint sessions_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint sessions_door_known check ((door = any (array['storefront', 'seller', 'operator'])))
);
create index sessions_oldest on sessions using btree (expires_at);
create index sessions_open_by_person on sessions using btree (person_id) where (revoked_at is null);
create trigger sessions_say_left after update on sessions for each row when (((old.revoked_at is distinct from new.revoked_at) or (old.shop_id is distinct from new.shop_id))) execute function say_session_left();

create table one_time_tokens (
  token_hash bytea not null,
  purpose text not null,
  door text not null,
  person_id uuid,
  email citext,
  name text,
  password_hash text,
  shop_name text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint one_time_tokens_pkey primary key (token_hash),
  constraint one_time_tokens_person_id_fkey foreign key (person_id) references people(id),
  constraint one_time_tokens_door_known check ((door = any (array['storefront', 'seller', 'operator']))),
  constraint one_time_tokens_for_somebody check (((person_id is not null) or (purpose = 'operator_invitation'))),
  constraint one_time_tokens_purpose_known check ((purpose = any (array['activation', 'password_reset', 'operator_invitation', 'email_change'])))
);
create index one_time_tokens_by_person on one_time_tokens using btree (person_id);
create index one_time_tokens_oldest on one_time_tokens using btree (expires_at);

create table operators (
  person_id uuid not null,
  created_at timestamptz not null,
  constraint operators_pkey primary key (person_id),
  constraint operators_person_id_fkey foreign key (person_id) references people(id)
);
create trigger operators_give_back_conversations after delete on operators for each row execute function give_back_conversations();
create trigger zz_note_change after insert or delete or update on operators for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table categories (
  id uuid not null,
  slug text not null,
  name text not null,
  "position" integer not null,
  picture_id uuid,
  created_at timestamptz not null,
  parent_id uuid,
  description text default '' not null,
  path uuid[] default '{}'::uuid[] not null,
  constraint categories_pkey primary key (id),
  constraint categories_slug_unique unique (slug),
  constraint categories_parent_id_fkey foreign key (parent_id) references categories(id),
  constraint categories_picture_id_fkey foreign key (picture_id) references media(id),
  constraint categories_not_below_itself check ((parent_id <> id))
);
create index categories_by_parent on categories using btree (parent_id, "position");
create trigger categories_know_their_path before insert or update of parent_id on categories for each row execute function set_category_path();
create trigger categories_move_together after update on categories for each row when ((old.path is distinct from new.path)) execute function move_subcategories();
create trigger category_changed_in_search after update on categories for each row when (((old.name is distinct from new.name) or (old.path is distinct from new.path))) execute function product_search_follows_category();
create trigger zz_note_change after insert or delete or update on categories for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table shops (
  id uuid not null,
  slug text not null,
  name text not null,
  state text not null,
  tagline text default '' not null,
  story text default '' not null,
  city text default '' not null,
  country text not null,
  logo_id uuid,
  banner_id uuid,
  return_days integer default 30 not null,
  accepts_cash boolean default false not null,
  rating_sum integer default 0 not null,
  rating_count integer default 0 not null,
  applied_at timestamptz not null,
  opened_at timestamptz,
  hold_days integer,
  reserve_bps integer,
  reserve_days integer,
  currency text default '' not null,
  holiday_from date,
  holiday_until date,
  holiday_message text default '' not null,
  collects_cash boolean,
  low_stock_at integer default 3 not null,
  policies text default '' not null,
  is_of_market boolean default false not null,
  constraint shops_pkey primary key (id),
  constraint shops_slug_unique unique (slug),
  constraint shops_banner_id_fkey foreign key (banner_id) references media(id),
  constraint shops_logo_id_fkey foreign key (logo_id) references media(id),
  constraint shops_country_is_iso check ((country ~ '^[A-Z]{2}$')),
  constraint shops_currency_is_iso check ((currency ~ '^[A-Z]{3}$')),
  constraint shops_hold_days_few check (((hold_days >= 0) and (hold_days <= 120))),
  constraint shops_holiday_in_order check (((num_nulls(holiday_from, holiday_until) = any (array[0, 2])) and (holiday_from <= holiday_until))),
  constraint shops_low_stock_at_check check (((low_stock_at >= 0) and (low_stock_at <= 100000))),
  constraint shops_reserve_days_few check (((reserve_days >= 0) and (reserve_days <= 365))),
  constraint shops_reserve_is_a_share check (((reserve_bps >= 0) and (reserve_bps <= 10000))),
  constraint shops_return_days_not_negative check ((return_days >= 0)),
  constraint shops_state_known check ((state = any (array['applied', 'changes_requested', 'approved', 'declined', 'suspended', 'closed'])))
);
create index shops_by_state on shops using btree (state, applied_at desc, id desc);
create index shops_newest_application on shops using btree (applied_at desc, id desc);
create index shops_of_market on shops using btree (id) where is_of_market;
create index shops_open_newest on shops using btree (opened_at desc, id desc) where (state = 'approved');
create trigger shop_passes_low_stock_on after update of low_stock_at on shops for each row when ((old.low_stock_at <> new.low_stock_at)) execute function pass_low_stock_on();
create trigger shop_renamed_in_search after update of name on shops for each row when ((old.name is distinct from new.name)) execute function product_search_follows_shop();
create trigger shops_currency_default before insert on shops for each row execute function price_shop_in_market_currency();
create trigger shops_of_market_changed after update of is_of_market on shops for each row when ((old.is_of_market <> new.is_of_market)) execute function announce_settings_change();
create trigger zz_note_change after insert or delete or update on shops for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table shops enable row level security;
create policy own_shop on shops to stoa_seller using (id = current_shop_id()) with check (id = current_shop_id());

create table shop_members (
  shop_id uuid not null,
  person_id uuid not null,
  role text not null,
  created_at timestamptz not null,
  constraint shop_members_pkey primary key (shop_id, person_id),
  constraint shop_members_person_id_fkey foreign key (person_id) references people(id),
  constraint shop_members_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint shop_members_role_known check ((role = any (array['owner', 'manager', 'staff'])))
);
create index shop_members_by_person on shop_members using btree (person_id);
create constraint trigger shop_members_last_owner after delete or update on shop_members deferrable initially deferred for each row when ((old.role = 'owner')) execute function refuse_shop_without_owner();
create trigger zz_note_change after insert or delete or update on shop_members for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table shop_members enable row level security;
create policy own_shop on shop_members to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table shop_history (
  id uuid not null,
  shop_id uuid not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_person_id uuid,
  reason text default '' not null,
  constraint shop_history_pkey primary key (id),
  constraint shop_history_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint shop_history_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index shop_history_by_shop on shop_history using btree (shop_id, at);
alter table shop_history enable row level security;
create policy own_shop on shop_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table shipping_methods (
  id uuid not null,
  shop_id uuid not null,
  name text not null,
  price_minor bigint not null,
  free_over_minor bigint,
  min_days integer not null,
  max_days integer not null,
  "position" integer not null,
  removed_at timestamptz,
  places text[] default '{}'[] not null,
  bands jsonb default '[]'::jsonb not null,
  min_items_minor bigint,
  max_items_minor bigint,
  constraint shipping_methods_pkey primary key (id),
  constraint shipping_methods_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint shipping_methods_bands_are_a_list check ((jsonb_typeof(bands) = 'array')),
  constraint shipping_methods_days_in_order check (((0 <= min_days) and (min_days <= max_days))),
  constraint shipping_methods_free_over_not_negative check ((free_over_minor >= 0)),
  constraint shipping_methods_items_in_order check ((min_items_minor <= max_items_minor)),
  constraint shipping_methods_max_items_not_negative check ((max_items_minor >= 0)),
  constraint shipping_methods_min_items_not_negative check ((min_items_minor >= 0)),
  constraint shipping_methods_price_not_negative check ((price_minor >= 0))
);
create index shipping_methods_by_shop on shipping_methods using btree (shop_id, "position") where (removed_at is null);
create trigger zz_note_change after insert or delete or update on shipping_methods for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table shipping_methods enable row level security;
create policy own_shop on shipping_methods to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table products (
  id uuid not null,
  shop_id uuid not null,
  category_id uuid not null,
  slug text not null,
  title text not null,
  description text default '' not null,
  tags text[] default '{}'[] not null,
  details jsonb default '[]'::jsonb not null,
  options jsonb default '[]'::jsonb not null,
  tax_category text default 'standard' not null,
  state text not null,
  is_listed boolean default false not null,
  listed_at timestamptz,
  price_minor bigint not null,
  compare_at_minor bigint,
  max_price_minor bigint not null,
  currency text not null,
  cover_id uuid,
  rating_sum integer default 0 not null,
  rating_count integer default 0 not null,
  rating_hundredths integer generated always as (
case
    when (rating_count = 0) then 0
    else (round((((rating_sum)::numeric * 100.0) / (rating_count)::numeric)))::integer
end) stored not null,
  star_counts integer[] default '{0,0,0,0,0}'::integer[] not null,
  version integer default 1 not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  event_price_minor bigint,
  event_starts_at timestamptz,
  event_ends_at timestamptz,
  brand text default '' not null,
  external_id text,
  sold_count integer default 0 not null,
  attributes jsonb default '{}'::jsonb not null,
  description_html text default '' not null,
  search_title text default '' not null,
  search_description text default '' not null,
  kind text default 'physical' not null,
  event_turns_at timestamptz,
  asked_minor bigint generated always as (least(price_minor, event_price_minor)) stored not null,
  held_until timestamptz,
  constraint products_pkey primary key (id),
  constraint products_slug_unique unique (slug),
  constraint products_category_id_fkey foreign key (category_id) references categories(id),
  constraint products_cover_id_fkey foreign key (cover_id) references media(id),
  constraint products_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint products_attributes_is_object check ((jsonb_typeof(attributes) = 'object')),
  constraint products_kind_known check ((kind = any (array['physical', 'digital']))),
  constraint products_listed_since check (((not is_listed) or (listed_at is not null))),
  constraint products_price_positive check ((price_minor > 0)),
  constraint products_removed_stand_nowhere check (((state <> 'removed') or (not is_listed))),
  constraint products_state_known check ((state = any (array['draft', 'in_review', 'live', 'hidden', 'blocked', 'removed'])))
);
create index products_best_rated on products using btree (rating_hundredths desc, rating_count desc, id desc) where is_listed;
create index products_best_rated_in_category on products using btree (category_id, rating_hundredths desc, rating_count desc, id desc) where is_listed;
create index products_best_rated_in_shop on products using btree (shop_id, rating_hundredths desc, rating_count desc, id desc) where is_listed;
create index products_best_sold on products using btree (sold_count desc, id desc) where is_listed;
create index products_best_sold_in_category on products using btree (category_id, sold_count desc, id desc) where is_listed;
create index products_best_sold_in_shop on products using btree (shop_id, sold_count desc, id desc) where is_listed;
create index products_by_cover on products using btree (cover_id) where (cover_id is not null);
create index products_by_event_turn on products using btree (event_turns_at) where (event_turns_at is not null);
create index products_by_state on products using btree (state, updated_at desc, id desc);
create index products_cheapest on products using btree (asked_minor, id) where is_listed;
create index products_cheapest_in_category on products using btree (category_id, asked_minor, id) where is_listed;
create index products_cheapest_in_shop on products using btree (shop_id, asked_minor, id) where is_listed;
create index products_dearest on products using btree (asked_minor desc, id desc) where is_listed;
create index products_dearest_in_category on products using btree (category_id, asked_minor desc, id desc) where is_listed;
create index products_dearest_in_shop on products using btree (shop_id, asked_minor desc, id desc) where is_listed;
create unique index products_external_id_unique_in_shop on products using btree (shop_id, external_id) where (external_id is not null);
create index products_newest on products using btree (listed_at desc, id desc) where is_listed;
create index products_newest_in_category on products using btree (category_id, listed_at desc, id desc) where is_listed;
create index products_newest_in_shop on products using btree (shop_id, listed_at desc, id desc) where is_listed;
create index products_own on products using btree (shop_id, updated_at desc, id desc) where (state <> 'removed');
create trigger product_changed_in_search after update of title, brand, description, category_id, tags, details, options, attributes, is_listed on products for each row when (((old.is_listed or new.is_listed) and (((((((((old.title is distinct from new.title) or (old.brand is distinct from new.brand)) or (old.description is distinct from new.description)) or (old.category_id is distinct from new.category_id)) or (old.tags is distinct from new.tags)) or (old.details is distinct from new.details)) or (old.options is distinct from new.options)) or (old.attributes is distinct from new.attributes)) or (old.is_listed is distinct from new.is_listed)))) execute function product_search_follows_product();
create trigger product_listed_in_search after insert on products for each row when (new.is_listed) execute function product_search_follows_product();
create trigger zz_note_change after insert or delete or update on products for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table products enable row level security;
create policy own_shop on products to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table product_history (
  id uuid not null,
  product_id uuid not null,
  shop_id uuid not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_person_id uuid,
  reason text default '' not null,
  constraint product_history_pkey primary key (id),
  constraint product_history_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint product_history_product_id_fkey foreign key (product_id) references products(id),
  constraint product_history_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index product_history_by_product on product_history using btree (product_id, at);
alter table product_history enable row level security;
create policy own_shop on product_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table product_pictures (
  product_id uuid not null,
  shop_id uuid not null,
  media_id uuid not null,
  "position" integer not null,
  alt text default '' not null,
  constraint product_pictures_pkey primary key (product_id, "position"),
  constraint product_pictures_media_id_fkey foreign key (media_id) references media(id),
  constraint product_pictures_product_id_fkey foreign key (product_id) references products(id),
  constraint product_pictures_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index product_pictures_by_media on product_pictures using btree (media_id);
create trigger zz_note_change after insert or delete or update on product_pictures for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table product_pictures enable row level security;
create policy own_shop on product_pictures to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table variants (
  id uuid not null,
  product_id uuid not null,
  shop_id uuid not null,
  sku text default '' not null,
  option_values text[] default '{}'[] not null,
  price_minor bigint not null,
  compare_at_minor bigint,
  weight_grams integer,
  picture_id uuid,
  "position" integer not null,
  on_hand integer not null,
  reserved integer default 0 not null,
  sold integer default 0 not null,
  removed_at timestamptz,
  ean text default '' not null,
  lowest_before_minor bigint,
  low_stock_own integer,
  low_stock_at integer default 3 not null,
  low_stock_armed boolean default false not null,
  is_low boolean generated always as (((on_hand - reserved) <= low_stock_at)) stored not null,
  constraint variants_pkey primary key (id),
  constraint variants_picture_id_fkey foreign key (picture_id) references media(id),
  constraint variants_product_id_fkey foreign key (product_id) references products(id),
  constraint variants_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint variants_available_not_negative check (((on_hand - reserved) >= 0)),
  constraint variants_ean_is_digits check ((ean ~ '^([0-9]{8}|[0-9]{12,14})?$')),
  constraint variants_low_stock_own_check check (((low_stock_own >= 0) and (low_stock_own <= 100000))),
  constraint variants_price_positive check ((price_minor > 0)),
  constraint variants_reserved_not_negative check ((reserved >= 0)),
  constraint variants_sold_not_negative check ((sold >= 0))
);
create index variants_by_ean on variants using btree (lpad(ean, 14, '0')) where ((ean <> '') and (removed_at is null));
create index variants_by_picture on variants using btree (picture_id) where (picture_id is not null);
create index variants_by_product on variants using btree (product_id, "position");
create index variants_by_sku on variants using btree (lower(sku)) where ((sku <> '') and (removed_at is null));
create index variants_fallen on variants using btree (id) where (is_low and low_stock_armed);
create index variants_low on variants using btree (shop_id, product_id) where (is_low and (removed_at is null));
create unique index variants_options_unique_in_product on variants using btree (product_id, option_values) where (removed_at is null);
create unique index variants_sku_unique_in_shop on variants using btree (shop_id, sku) where ((sku <> '') and (removed_at is null));
create trigger variant_finds_low_stock before insert or update of low_stock_own on variants for each row execute function find_low_stock();
create trigger variant_is_armed before insert or update on variants for each row when (((not new.low_stock_armed) and ((new.on_hand - new.reserved) > new.low_stock_at))) execute function arm_low_stock();
create trigger variants_say_moved after update on variants referencing old table as before new table as now for each statement execute function say_stock_moved();
create trigger zz_note_change after insert or delete or update on variants for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table variants enable row level security;
create policy own_shop on variants to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table reviews (
  id uuid not null,
  product_id uuid not null,
  shop_id uuid not null,
  person_id uuid not null,
  author text not null,
  stars integer not null,
  title text default '' not null,
  body text default '' not null,
  created_at timestamptz not null,
  state text default 'shown' not null,
  edited_at timestamptz,
  helpful_count integer default 0 not null,
  answer text default '' not null,
  answered_at timestamptz,
  answered_by uuid,
  hidden_reason text default '' not null,
  constraint reviews_pkey primary key (id),
  constraint reviews_one_per_person_and_product unique (product_id, person_id),
  constraint reviews_answered_by_fkey foreign key (answered_by) references people(id),
  constraint reviews_person_id_fkey foreign key (person_id) references people(id),
  constraint reviews_product_id_fkey foreign key (product_id) references products(id),
  constraint reviews_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint reviews_helpful_not_negative check ((helpful_count >= 0)),
  constraint reviews_stars_one_to_five check (((stars >= 1) and (stars <= 5))),
  constraint reviews_state_known check ((state = any (array['shown', 'hidden', 'held'])))
);
create index reviews_held on reviews using btree (created_at) where (state = 'held');
create index reviews_most_helpful_of_product on reviews using btree (product_id, helpful_count desc, id desc) where (state = 'shown');
create index reviews_newest_of_product on reviews using btree (product_id, created_at desc, id desc) where (state = 'shown');
create index reviews_newest_of_shop on reviews using btree (shop_id, created_at desc, id desc);
create index reviews_of_person on reviews using btree (person_id, created_at desc, id desc);
create index reviews_unanswered_of_shop on reviews using btree (shop_id, created_at desc, id desc) where ((answered_at is null) and (state = 'shown'));
create trigger reviews_counted after insert or delete or update of stars, state on reviews for each row execute function count_review();
create trigger zz_note_change after insert or delete or update on reviews for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table reviews enable row level security;
create policy own_shop on reviews to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table carts (
  id uuid not null,
  person_id uuid,
  token_hash bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  country text,
  region text default '' not null,
  postal_code text default '' not null,
  tax_number text default '' not null,
  constraint carts_pkey primary key (id),
  constraint carts_one_per_person unique (person_id),
  constraint carts_token_unique unique (token_hash),
  constraint carts_person_id_fkey foreign key (person_id) references people(id),
  constraint carts_belong_to_somebody check ((num_nonnulls(person_id, token_hash) = 1))
);

create table cart_lines (
  id uuid not null,
  cart_id uuid not null,
  variant_id uuid not null,
  shop_id uuid not null,
  quantity integer not null,
  created_at timestamptz not null,
  plan_id uuid,
  constraint cart_lines_pkey primary key (id),
  constraint cart_lines_one_per_variant unique (cart_id, variant_id),
  constraint cart_lines_cart_id_fkey foreign key (cart_id) references carts(id) on delete cascade,
  constraint cart_lines_plan_id_fkey foreign key (plan_id) references plans(id),
  constraint cart_lines_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint cart_lines_variant_id_fkey foreign key (variant_id) references variants(id),
  constraint cart_lines_quantity_in_bounds check (((quantity >= 1) and (quantity <= 999)))
);

create table cart_shipping_choices (
  cart_id uuid not null,
  shop_id uuid not null,
  shipping_method_id uuid not null,
  constraint cart_shipping_choices_pkey primary key (cart_id, shop_id),
  constraint cart_shipping_choices_cart_id_fkey foreign key (cart_id) references carts(id) on delete cascade,
  constraint cart_shipping_choices_shipping_method_id_fkey foreign key (shipping_method_id) references shipping_methods(id),
  constraint cart_shipping_choices_shop_id_fkey foreign key (shop_id) references shops(id)
);

create table checkouts (
  id uuid not null,
  cart_id uuid,
  person_id uuid,
  guest_token_hash bytea,
  email citext not null,
  address jsonb not null,
  state text not null,
  currency text not null,
  items_minor bigint not null,
  shipping_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  placed_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  request_key text,
  tax_number text default '' not null,
  prices_include_tax boolean default true not null,
  shipping_tax_minor bigint default 0 not null,
  discount_minor bigint default 0 not null,
  shipping_discount_minor bigint default 0 not null,
  payment_method_id uuid,
  language text,
  constraint checkouts_pkey primary key (id),
  constraint checkouts_request_key_unique unique (request_key),
  constraint checkouts_payment_method_id_fkey foreign key (payment_method_id) references payment_methods(id),
  constraint checkouts_person_id_fkey foreign key (person_id) references people(id),
  constraint checkouts_state_known check ((state = any (array['open', 'promised', 'paid', 'expired', 'cancelled']))),
  constraint checkouts_total_adds_up check (((total_minor = (items_minor + shipping_minor)) and (items_minor >= 0) and (shipping_minor >= 0)))
);
create index checkouts_by_email on checkouts using btree (email, placed_at desc);
create index checkouts_by_person on checkouts using btree (person_id, placed_at desc) where (person_id is not null);
create index checkouts_of_guests_by_email on checkouts using btree (email) where (person_id is null);
create index checkouts_open_by_expiry on checkouts using btree (expires_at) where (state = 'open');
create trigger zz_note_change after insert or delete or update on checkouts for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table orders (
  id uuid not null,
  number bigint default nextval('order_numbers'::regclass) not null,
  checkout_id uuid not null,
  shop_id uuid not null,
  person_id uuid,
  email citext not null,
  address jsonb not null,
  state text not null,
  payment_method text,
  currency text not null,
  items_minor bigint not null,
  shipping_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  commission_minor bigint not null,
  refunded_minor bigint default 0 not null,
  shipping_method_id uuid,
  shipping_method text not null,
  expected_from timestamptz not null,
  expected_to timestamptz not null,
  hand_over_by timestamptz not null,
  carrier text default '' not null,
  tracking_number text default '' not null,
  cancel_reason text default '' not null,
  placed_at timestamptz not null,
  handed_over_at timestamptz,
  delivered_at timestamptz,
  return_until timestamptz,
  closed_at timestamptz,
  refunding_minor bigint default 0 not null,
  conceded_minor bigint default 0 not null,
  commission_refunded_minor bigint default 0 not null,
  refunds_locked boolean default false not null,
  release_at timestamptz,
  released_at timestamptz,
  commission_tax_minor bigint default 0 not null,
  tax_number text default '' not null,
  prices_include_tax boolean default true not null,
  shipping_tax_minor bigint default 0 not null,
  discount_minor bigint default 0 not null,
  shipping_discount_minor bigint default 0 not null,
  market_discount_minor bigint default 0 not null,
  discounts jsonb default '[]'::jsonb not null,
  shipping_tax_bps integer,
  cash_collected_by_shop boolean default false not null,
  is_of_market boolean default false not null,
  constraint orders_pkey primary key (id),
  constraint orders_number_unique unique (number),
  constraint orders_one_per_shop_and_checkout unique (checkout_id, shop_id),
  constraint orders_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint orders_person_id_fkey foreign key (person_id) references people(id),
  constraint orders_shipping_method_id_fkey foreign key (shipping_method_id) references shipping_methods(id),
  constraint orders_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint orders_commission_refund_within check (((commission_refunded_minor >= 0) and (commission_refunded_minor <= commission_minor))),
  constraint orders_conceded_within_refunded check (((conceded_minor >= 0) and (conceded_minor <= refunded_minor))),
  constraint orders_market_bears_no_more_than_all check (((market_discount_minor >= 0) and (market_discount_minor <= (discount_minor + shipping_discount_minor)))),
  constraint orders_payment_method_known check ((payment_method = any (array['card', 'paypal', 'cash_on_delivery', 'free']))),
  constraint orders_refund_within_total check (((refunded_minor >= 0) and (refunding_minor >= 0) and ((refunded_minor + refunding_minor) <= total_minor))),
  constraint orders_shipping_tax_is_a_share check (((shipping_tax_bps >= 0) and (shipping_tax_bps <= 10000))),
  constraint orders_state_known check ((state = any (array['awaiting_payment', 'processing', 'handed_over', 'delivered', 'completed', 'cancelled', 'expired']))),
  constraint orders_total_adds_up check ((total_minor = (items_minor + shipping_minor)))
);
create index orders_by_checkout on orders using btree (checkout_id);
create index orders_by_email on orders using btree (email);
create index orders_by_state_newest on orders using btree (state, placed_at desc, id desc);
create index orders_delivered_by_return on orders using btree (return_until) where (state = 'delivered');
create index orders_delivered_to_somebody on orders using btree (delivered_at) where ((delivered_at is not null) and (person_id is not null));
create index orders_held on orders using btree (release_at) where ((release_at is not null) and (released_at is null));
create index orders_held_of_shop on orders using btree (shop_id, release_at) where ((release_at is not null) and (released_at is null));
create index orders_newest on orders using btree (placed_at desc, id desc);
create index orders_of_person on orders using btree (person_id, placed_at desc, id desc) where (person_id is not null);
create index orders_of_shop on orders using btree (shop_id, placed_at desc, id desc);
create index orders_of_shop_by_state on orders using btree (shop_id, state, placed_at desc, id desc);
create index orders_to_hand_out on orders using btree (id) where ((state = 'processing') and (shipping_method_id is null));
create trigger zz_note_change after insert or delete or update on orders for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table orders enable row level security;
create policy own_shop on orders to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table order_lines (
  id uuid not null,
  order_id uuid not null,
  shop_id uuid not null,
  product_id uuid not null,
  variant_id uuid not null,
  product_slug text not null,
  title text not null,
  variant_title text not null,
  sku text not null,
  picture_id uuid,
  "position" integer not null,
  quantity integer not null,
  unit_price_minor bigint not null,
  total_minor bigint not null,
  tax_bps integer not null,
  tax_minor bigint not null,
  commission_bps integer not null,
  commission_minor bigint not null,
  refunded_quantity integer default 0 not null,
  cancelled_quantity integer default 0 not null,
  commission_rule_id uuid,
  commission_tax_minor bigint default 0 not null,
  tax_reason text default 'rule' not null,
  tax_is_added boolean default false not null,
  discount_minor bigint default 0 not null,
  market_discount_minor bigint default 0 not null,
  sale_event_item_id uuid,
  normal_price_minor bigint,
  plan_id uuid,
  plan_price_minor bigint,
  commission_tax_bps integer,
  is_digital boolean default false not null,
  constraint order_lines_pkey primary key (id),
  constraint order_lines_commission_rule_id_fkey foreign key (commission_rule_id) references commission_rules(id),
  constraint order_lines_order_id_fkey foreign key (order_id) references orders(id),
  constraint order_lines_picture_id_fkey foreign key (picture_id) references media(id),
  constraint order_lines_plan_id_fkey foreign key (plan_id) references plans(id),
  constraint order_lines_product_id_fkey foreign key (product_id) references products(id),
  constraint order_lines_sale_event_item_id_fkey foreign key (sale_event_item_id) references sale_event_items(id),
  constraint order_lines_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint order_lines_variant_id_fkey foreign key (variant_id) references variants(id),
  constraint order_lines_cancelled_within_quantity check (((cancelled_quantity >= 0) and (cancelled_quantity <= quantity))),
  constraint order_lines_commission_tax_is_a_share check (((commission_tax_bps >= 0) and (commission_tax_bps <= 10000))),
  constraint order_lines_market_bears_no_more_than_all check (((market_discount_minor >= 0) and (market_discount_minor <= discount_minor))),
  constraint order_lines_plan_price_with_plan check (((plan_id is null) = (plan_price_minor is null))),
  constraint order_lines_quantity_positive check ((quantity > 0)),
  constraint order_lines_refund_within_quantity check (((refunded_quantity >= 0) and (refunded_quantity <= quantity))),
  constraint order_lines_tax_reason_known check ((tax_reason = any (array['rule', 'no_rule', 'reverse_charge', 'small_business']))),
  constraint order_lines_total_adds_up check ((total_minor = (((unit_price_minor * quantity) - discount_minor) +
case
    when tax_is_added then tax_minor
    else (0)::bigint
end)))
);
create index order_lines_by_order on order_lines using btree (order_id, "position");
create index order_lines_by_picture on order_lines using btree (picture_id) where (picture_id is not null);
create index order_lines_by_shop_and_product on order_lines using btree (shop_id, product_id);
create index order_lines_digital on order_lines using btree (order_id) where is_digital;
create trigger zz_note_change after insert or delete or update on order_lines for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table order_lines enable row level security;
create policy own_shop on order_lines to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table order_history (
  id uuid not null,
  order_id uuid not null,
  shop_id uuid not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null,
  by_person_id uuid,
  reason text default '' not null,
  constraint order_history_pkey primary key (id),
  constraint order_history_order_id_fkey foreign key (order_id) references orders(id),
  constraint order_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint order_history_by_kind_known check ((by_kind = any (array['customer', 'shop', 'market', 'system'])))
);
create index order_history_by_order on order_history using btree (order_id, at);
create trigger order_history_wants_contracts after insert on order_history for each row when ((new.to_state = 'processing')) execute function want_order_contracts();
alter table order_history enable row level security;
create policy own_shop on order_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table checkout_history (
  id uuid not null,
  checkout_id uuid not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null,
  by_person_id uuid,
  reason text default '' not null,
  constraint checkout_history_pkey primary key (id),
  constraint checkout_history_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint checkout_history_by_kind_known check ((by_kind = any (array['customer', 'shop', 'market', 'system'])))
);
create index checkout_history_by_checkout on checkout_history using btree (checkout_id, at);

create table tracking_updates (
  id uuid not null,
  order_id uuid not null,
  shop_id uuid not null,
  kind text not null,
  place text default '' not null,
  note text default '' not null,
  at timestamptz not null,
  by_person_id uuid,
  constraint tracking_updates_pkey primary key (id),
  constraint tracking_updates_order_id_fkey foreign key (order_id) references orders(id),
  constraint tracking_updates_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint tracking_updates_kind_known check ((kind = any (array['shipping', 'arrived_at_facility', 'out_for_delivery'])))
);
create index tracking_updates_by_order on tracking_updates using btree (order_id, at);
create trigger zz_note_change after insert or delete or update on tracking_updates for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table tracking_updates enable row level security;
create policy own_shop on tracking_updates to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table payments (
  id uuid not null,
  checkout_id uuid not null,
  state text not null,
  method text not null,
  amount_minor bigint not null,
  currency text not null,
  captured_minor bigint default 0 not null,
  refunding_minor bigint default 0 not null,
  refunded_minor bigint default 0 not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint payments_pkey primary key (id),
  constraint payments_one_per_checkout unique (checkout_id),
  constraint payments_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint payments_amount_positive check ((amount_minor > 0)),
  constraint payments_captured_within_amount check (((captured_minor >= 0) and (captured_minor <= amount_minor))),
  constraint payments_method_known check ((method = any (array['card', 'paypal', 'cash_on_delivery']))),
  constraint payments_refund_within_capture check (((refunded_minor >= 0) and (refunding_minor >= 0) and ((refunded_minor + refunding_minor) <= captured_minor))),
  constraint payments_state_known check ((state = any (array['created', 'requires_action', 'processing', 'captured', 'partly_refunded', 'refunded', 'declined', 'expired', 'unknown'])))
);
create index payments_by_state_newest on payments using btree (state, created_at desc, id desc);
create index payments_newest on payments using btree (created_at desc, id desc);
create trigger payments_say_unknown after update on payments for each row when (((old.state = 'unknown') <> (new.state = 'unknown'))) execute function say_money_asks();
create trigger zz_note_change after insert or delete or update on payments for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table payment_attempts (
  id uuid not null,
  payment_id uuid not null,
  gateway text not null,
  state text not null,
  amount_minor bigint not null,
  currency text not null,
  gateway_reference text,
  card_brand text,
  card_last4 text,
  decline_code text,
  action jsonb,
  request_key text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  next_look_at timestamptz,
  looks integer default 0 not null,
  updated_at timestamptz not null,
  description text default '' not null,
  payment_method_id uuid,
  keeps_method boolean default false not null,
  constraint payment_attempts_pkey primary key (id),
  constraint payment_attempts_request_key_unique unique (request_key),
  constraint payment_attempts_payment_id_fkey foreign key (payment_id) references payments(id),
  constraint payment_attempts_payment_method_id_fkey foreign key (payment_method_id) references payment_methods(id),
  constraint payment_attempts_gateway_known check ((gateway = any (array['sandbox', 'cash', 'stripe', 'paypal']))),
  constraint payment_attempts_keeps_something check (((not keeps_method) or (payment_method_id is not null))),
  constraint payment_attempts_state_known check ((state = any (array['created', 'requires_action', 'processing', 'captured', 'declined', 'expired', 'unknown'])))
);
create index payment_attempts_by_method on payment_attempts using btree (payment_method_id) where (payment_method_id is not null);
create index payment_attempts_by_payment on payment_attempts using btree (payment_id, asked_at);
create index payment_attempts_captured on payment_attempts using btree (gateway, answered_at) where (state = 'captured');
create unique index payment_attempts_one_open_per_payment on payment_attempts using btree (payment_id) where (state = any (array['created', 'requires_action', 'processing', 'captured', 'unknown']));
create unique index payment_attempts_reference_unique on payment_attempts using btree (gateway, gateway_reference) where (gateway_reference is not null);
create index payment_attempts_to_look_at on payment_attempts using btree (next_look_at) where (next_look_at is not null);
create trigger zz_note_change after insert or delete or update on payment_attempts for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table payment_history (
  id uuid not null,
  payment_id uuid not null,
  attempt_id uuid,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  reason text default '' not null,
  constraint payment_history_pkey primary key (id),
  constraint payment_history_attempt_id_fkey foreign key (attempt_id) references payment_attempts(id),
  constraint payment_history_payment_id_fkey foreign key (payment_id) references payments(id)
);
create index payment_history_by_payment on payment_history using btree (payment_id, at);

create table refunds (
  id uuid not null,
  payment_id uuid not null,
  attempt_id uuid not null,
  order_id uuid not null,
  shop_id uuid not null,
  kind text not null,
  state text not null,
  amount_minor bigint not null,
  currency text not null,
  reason text default '' not null,
  gateway_reference text,
  failure text,
  requested_at timestamptz not null,
  next_look_at timestamptz,
  looks integer default 0 not null,
  updated_at timestamptz not null,
  way text default 'gateway' not null,
  key text not null,
  bearer text default 'shop' not null,
  goods_minor bigint default 0 not null,
  shipping_minor bigint default 0 not null,
  goodwill_minor bigint default 0 not null,
  tax_minor bigint default 0 not null,
  commission_minor bigint default 0 not null,
  by_kind text default 'system' not null,
  by_person_id uuid,
  closed_at timestamptz,
  constraint refunds_pkey primary key (id),
  constraint refunds_attempt_id_fkey foreign key (attempt_id) references payment_attempts(id),
  constraint refunds_order_id_fkey foreign key (order_id) references orders(id),
  constraint refunds_payment_id_fkey foreign key (payment_id) references payments(id),
  constraint refunds_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint refunds_amount_positive check ((amount_minor > 0)),
  constraint refunds_bearer_known check ((bearer = any (array['shop', 'market']))),
  constraint refunds_by_kind_known check ((by_kind = any (array['customer', 'shop', 'market', 'system']))),
  constraint refunds_kind_known check ((kind = any (array['cancellation', 'late_payment', 'refund', 'return', 'verdict']))),
  constraint refunds_parts_add_up check (((amount_minor = ((goods_minor + shipping_minor) + goodwill_minor)) and (goods_minor >= 0) and (shipping_minor >= 0) and (goodwill_minor >= 0))),
  constraint refunds_state_known check ((state = any (array['requested', 'approved', 'sent', 'succeeded', 'failed', 'declined', 'unknown']))),
  constraint refunds_way_known check ((way = any (array['gateway', 'store_credit', 'bank', 'not_collected', 'chargeback'])))
);
create index refunds_by_bank_waiting on refunds using btree (requested_at, id) where ((way = 'bank') and (state = 'approved'));
create index refunds_by_order on refunds using btree (order_id, requested_at);
create index refunds_by_payment on refunds using btree (payment_id);
create unique index refunds_once_per_key on refunds using btree (key) where (state <> all (array['failed', 'declined']));
create index refunds_to_look_at on refunds using btree (next_look_at) where (next_look_at is not null);
create trigger zz_note_change after insert or delete or update on refunds for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table refunds enable row level security;
create policy own_shop on refunds to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table gateway_events (
  id uuid not null,
  gateway text not null,
  event_id text not null,
  type text not null,
  body bytea not null,
  headers jsonb not null,
  received_at timestamptz not null,
  state text not null,
  tries integer default 0 not null,
  next_try_at timestamptz,
  processed_at timestamptz,
  effect text default '' not null,
  error text default '' not null,
  attempt_id uuid,
  refund_id uuid,
  is_signed boolean default true not null,
  constraint gateway_events_pkey primary key (id),
  constraint gateway_events_once unique (gateway, event_id),
  constraint gateway_events_state_known check ((state = any (array['received', 'processed', 'failed', 'dead', 'refused']))),
  constraint gateway_events_unsigned_are_refused check ((is_signed or (state = 'refused')))
);
create index gateway_events_by_attempt on gateway_events using btree (attempt_id) where (attempt_id is not null);
create index gateway_events_by_refund on gateway_events using btree (refund_id) where (refund_id is not null);
create index gateway_events_in_trouble on gateway_events using btree (received_at desc, id desc) where (state = any (array['failed', 'dead', 'refused']));
create index gateway_events_newest on gateway_events using btree (received_at desc, id desc);
create index gateway_events_waiting on gateway_events using btree (next_try_at) where (state = any (array['received', 'failed']));
create trigger gateway_events_say_dead after update on gateway_events for each row when (((old.state = 'dead') <> (new.state = 'dead'))) execute function say_money_asks();
create trigger zz_note_change after insert or delete or update on gateway_events for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table sandbox.tokens (
  token text not null,
  brand text not null,
  last4 text not null,
  scenario text not null,
  created_at timestamptz not null,
  constraint tokens_pkey primary key (token)
);

create table sandbox.intents (
  reference text not null,
  idempotency_key text not null,
  amount_minor bigint not null,
  currency text not null,
  description text not null,
  state text not null,
  scenario text not null,
  brand text not null,
  last4 text not null,
  decline_code text,
  settles_at timestamptz,
  refunded_minor bigint default 0 not null,
  created_at timestamptz not null,
  constraint intents_pkey primary key (reference),
  constraint intents_idempotency_key_unique unique (idempotency_key),
  constraint intents_refund_within_amount check (((refunded_minor >= 0) and (refunded_minor <= amount_minor))),
  constraint intents_state_known check ((state = any (array['requires_action', 'processing', 'captured', 'declined', 'cancelled'])))
);
create index intents_to_settle on sandbox.intents using btree (settles_at) where (state = 'processing');

create table sandbox.refunds (
  reference text not null,
  idempotency_key text not null,
  intent_reference text not null,
  amount_minor bigint not null,
  state text not null,
  settles_at timestamptz,
  created_at timestamptz not null,
  constraint refunds_pkey primary key (reference),
  constraint refunds_idempotency_key_unique unique (idempotency_key),
  constraint refunds_intent_reference_fkey foreign key (intent_reference) references sandbox.intents(reference),
  constraint refunds_state_known check ((state = any (array['pending', 'succeeded', 'failed'])))
);
create index refunds_to_settle on sandbox.refunds using btree (settles_at) where (state = 'pending');

create table sandbox.events (
  id text not null,
  type text not null,
  body text not null,
  deliver_at timestamptz not null,
  deliveries_left integer not null,
  tries integer default 0 not null,
  created_at timestamptz not null,
  constraint events_pkey primary key (id)
);
create index events_due on sandbox.events using btree (deliver_at) where (deliveries_left > 0);

create table ledger_accounts (
  id uuid not null,
  owner text not null,
  shop_id uuid,
  purpose text not null,
  currency text not null,
  balance_minor bigint default 0 not null,
  constraint ledger_accounts_pkey primary key (id),
  constraint ledger_accounts_unique unique nulls not distinct (shop_id, owner, purpose, currency),
  constraint ledger_accounts_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint ledger_accounts_of_shops_have_a_shop check (((owner <> 'shop') or (shop_id is not null))),
  constraint ledger_accounts_owner_known check ((owner = any (array['shop', 'market']))),
  constraint ledger_accounts_purpose_known check ((purpose = any (array['pending', 'available', 'reserve', 'disputed', 'withdrawing', 'gateway_clearing', 'courier_clearing', 'bank_clearing', 'commission', 'commission_tax', 'tax_collected', 'fees', 'store_credit', 'concessions', 'differences'])))
);
alter table ledger_accounts enable row level security;
create policy own_shop on ledger_accounts to stoa_seller using ((shop_id = current_shop_id()) and (owner = 'shop')) with check ((shop_id = current_shop_id()) and (owner = 'shop'));

create table ledger_postings (
  id uuid not null,
  key text not null,
  kind text not null,
  description text not null,
  shop_id uuid,
  order_id uuid,
  at timestamptz not null,
  constraint ledger_postings_pkey primary key (id),
  constraint ledger_postings_key_unique unique (key),
  constraint ledger_postings_order_id_fkey foreign key (order_id) references orders(id),
  constraint ledger_postings_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index ledger_postings_by_kind on ledger_postings using btree (kind, at desc, id desc);
create index ledger_postings_by_order on ledger_postings using btree (order_id);
create index ledger_postings_newest on ledger_postings using btree (at desc, id desc);
create index ledger_postings_not_earned on ledger_postings using btree (shop_id, at) where (kind = any (array['refund_undone', 'dispute_opened', 'dispute_closed', 'withdrawal', 'withdrawal_returned']));
create index ledger_postings_of_shop on ledger_postings using btree (shop_id, at desc, id desc);
create trigger ledger_postings_immutable before delete or update on ledger_postings for each row execute function refuse_ledger_change();
create trigger ledger_postings_no_truncate before truncate on ledger_postings for each statement execute function refuse_ledger_change();
alter table ledger_postings enable row level security;
create policy own_shop on ledger_postings to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table ledger_entries (
  id uuid not null,
  posting_id uuid not null,
  account_id uuid not null,
  shop_id uuid,
  owner text not null,
  purpose text not null,
  amount_minor bigint not null,
  currency text not null,
  balance_after_minor bigint not null,
  at timestamptz not null,
  "position" integer not null,
  constraint ledger_entries_pkey primary key (id),
  constraint ledger_entries_account_id_fkey foreign key (account_id) references ledger_accounts(id),
  constraint ledger_entries_posting_id_fkey foreign key (posting_id) references ledger_postings(id),
  constraint ledger_entries_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint ledger_entries_not_zero check ((amount_minor <> 0)),
  constraint ledger_entries_owner_known check ((owner = any (array['shop', 'market'])))
);
create index ledger_entries_by_account on ledger_entries using btree (account_id, at desc, id desc) include (amount_minor);
create index ledger_entries_by_posting on ledger_entries using btree (posting_id, "position");
create index ledger_entries_by_purpose on ledger_entries using btree (purpose, currency, at desc, posting_id desc) include (amount_minor);
create index ledger_entries_of_shop on ledger_entries using btree (shop_id, at desc, id desc) where (owner = 'shop');
create trigger ledger_entries_immutable before delete or update on ledger_entries for each row execute function refuse_ledger_change();
create trigger ledger_entries_no_truncate before truncate on ledger_entries for each statement execute function refuse_ledger_change();
create constraint trigger ledger_postings_balanced after insert on ledger_entries deferrable initially deferred for each row execute function check_posting_balanced();
alter table ledger_entries enable row level security;
create policy own_shop on ledger_entries to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table chargebacks (
  id uuid not null,
  gateway text not null,
  reference text not null,
  payment_id uuid not null,
  attempt_id uuid not null,
  state text not null,
  amount_minor bigint not null,
  currency text not null,
  reason text default '' not null,
  respond_by timestamptz,
  opened_at timestamptz not null,
  closed_at timestamptz,
  constraint chargebacks_pkey primary key (id),
  constraint chargebacks_once unique (gateway, reference),
  constraint chargebacks_attempt_id_fkey foreign key (attempt_id) references payment_attempts(id),
  constraint chargebacks_payment_id_fkey foreign key (payment_id) references payments(id),
  constraint chargebacks_amount_positive check ((amount_minor > 0)),
  constraint chargebacks_closed_have_an_end check (((state = 'open') = (closed_at is null))),
  constraint chargebacks_state_known check ((state = any (array['open', 'won', 'lost'])))
);
create index chargebacks_by_payment on chargebacks using btree (payment_id);
create trigger zz_note_change after insert or delete or update on chargebacks for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table refund_lines (
  refund_id uuid not null,
  order_line_id uuid not null,
  shop_id uuid not null,
  quantity integer not null,
  amount_minor bigint not null,
  tax_minor bigint not null,
  commission_minor bigint not null,
  constraint refund_lines_pkey primary key (refund_id, order_line_id),
  constraint refund_lines_order_line_id_fkey foreign key (order_line_id) references order_lines(id),
  constraint refund_lines_refund_id_fkey foreign key (refund_id) references refunds(id),
  constraint refund_lines_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint refund_lines_amount_not_negative check ((amount_minor >= 0)),
  constraint refund_lines_quantity_positive check ((quantity > 0))
);
create index refund_lines_by_order_line on refund_lines using btree (order_line_id);
create trigger zz_note_change after insert or delete or update on refund_lines for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table refund_lines enable row level security;
create policy own_shop on refund_lines to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table order_pictures (
  order_id uuid not null,
  media_id uuid not null,
  shop_id uuid not null,
  by_kind text not null,
  created_at timestamptz not null,
  constraint order_pictures_pkey primary key (order_id, media_id),
  constraint order_pictures_media_id_fkey foreign key (media_id) references media(id),
  constraint order_pictures_order_id_fkey foreign key (order_id) references orders(id),
  constraint order_pictures_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint order_pictures_by_kind_known check ((by_kind = any (array['customer', 'shop', 'market'])))
);
create index order_pictures_by_media on order_pictures using btree (media_id);
create trigger zz_note_change after insert or delete or update on order_pictures for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table order_pictures enable row level security;
create policy own_shop on order_pictures to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table returns (
  id uuid not null,
  number bigint default nextval('return_numbers'::regclass) not null,
  order_id uuid not null,
  shop_id uuid not null,
  checkout_id uuid not null,
  state text not null,
  words text not null,
  label_note text default '' not null,
  decline_reason text default '' not null,
  request_key text,
  requested_at timestamptz not null,
  act_by timestamptz,
  closed_at timestamptz,
  constraint returns_pkey primary key (id),
  constraint returns_number_unique unique (number),
  constraint returns_request_key_unique unique (request_key),
  constraint returns_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint returns_order_id_fkey foreign key (order_id) references orders(id),
  constraint returns_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint returns_state_known check ((state = any (array['requested', 'accepted', 'declined', 'withdrawn', 'received', 'closed'])))
);
create index returns_by_order on returns using btree (order_id, requested_at);
create index returns_by_state_newest on returns using btree (state, requested_at desc, id desc);
create index returns_newest on returns using btree (requested_at desc, id desc);
create index returns_of_shop on returns using btree (shop_id, requested_at desc, id desc);
create unique index returns_one_open_per_order on returns using btree (order_id) where (state = any (array['requested', 'accepted', 'received']));
create index returns_to_act_on on returns using btree (act_by) where (act_by is not null);
create trigger zz_note_change after insert or delete or update on returns for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table returns enable row level security;
create policy own_shop on returns to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table return_lines (
  return_id uuid not null,
  order_line_id uuid not null,
  shop_id uuid not null,
  quantity integer not null,
  reason text not null,
  restocked integer default 0 not null,
  constraint return_lines_pkey primary key (return_id, order_line_id),
  constraint return_lines_order_line_id_fkey foreign key (order_line_id) references order_lines(id),
  constraint return_lines_return_id_fkey foreign key (return_id) references returns(id),
  constraint return_lines_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint return_lines_quantity_positive check ((quantity > 0)),
  constraint return_lines_reason_known check ((reason = any (array['changed_mind', 'damaged', 'wrong_item', 'not_as_described', 'does_not_fit', 'other']))),
  constraint return_lines_restocked_within check (((restocked >= 0) and (restocked <= quantity)))
);
create trigger zz_note_change after insert or delete or update on return_lines for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table return_lines enable row level security;
create policy own_shop on return_lines to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table return_pictures (
  return_id uuid not null,
  media_id uuid not null,
  shop_id uuid not null,
  "position" integer not null,
  constraint return_pictures_pkey primary key (return_id, media_id),
  constraint return_pictures_media_id_fkey foreign key (media_id) references media(id),
  constraint return_pictures_return_id_fkey foreign key (return_id) references returns(id),
  constraint return_pictures_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index return_pictures_by_media on return_pictures using btree (media_id);
create trigger zz_note_change after insert or delete or update on return_pictures for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table return_pictures enable row level security;
create policy own_shop on return_pictures to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table return_history (
  id uuid not null,
  return_id uuid not null,
  shop_id uuid not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null,
  by_person_id uuid,
  reason text default '' not null,
  constraint return_history_pkey primary key (id),
  constraint return_history_return_id_fkey foreign key (return_id) references returns(id),
  constraint return_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint return_history_by_kind_known check ((by_kind = any (array['customer', 'shop', 'market', 'system'])))
);
create index return_history_by_return on return_history using btree (return_id, at);
alter table return_history enable row level security;
create policy own_shop on return_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table disputes (
  id uuid not null,
  number bigint default nextval('dispute_numbers'::regclass) not null,
  order_id uuid not null,
  shop_id uuid not null,
  checkout_id uuid not null,
  origin text not null,
  reason text not null,
  state text not null,
  claimed_minor bigint not null,
  currency text not null,
  set_aside_minor bigint default 0 not null,
  chargeback_reference text,
  request_key text,
  raised_at timestamptz not null,
  escalates_at timestamptz not null,
  opened_at timestamptz,
  answer_by timestamptz,
  decide_by timestamptz,
  closed_at timestamptz,
  verdict text,
  verdict_minor bigint,
  verdict_reason text default '' not null,
  bearer text,
  rounds integer default 0 not null,
  constraint disputes_pkey primary key (id),
  constraint disputes_number_unique unique (number),
  constraint disputes_request_key_unique unique (request_key),
  constraint disputes_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint disputes_order_id_fkey foreign key (order_id) references orders(id),
  constraint disputes_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint disputes_bearer_known check ((bearer = any (array['shop', 'market']))),
  constraint disputes_origin_known check ((origin = any (array['customer', 'return', 'chargeback']))),
  constraint disputes_reason_known check ((reason = any (array['not_arrived', 'damaged', 'not_as_described', 'return_declined', 'chargeback', 'other']))),
  constraint disputes_set_aside_not_negative check ((set_aside_minor >= 0)),
  constraint disputes_state_known check ((state = any (array['raised', 'open', 'decided', 'appealed', 'settled', 'won', 'lost']))),
  constraint disputes_verdict_known check ((verdict = any (array['all', 'part', 'none'])))
);
create index disputes_by_order on disputes using btree (order_id, raised_at);
create index disputes_newest on disputes using btree (raised_at desc, id desc);
create index disputes_of_shop on disputes using btree (shop_id, raised_at desc, id desc);
create unique index disputes_once_per_chargeback on disputes using btree (chargeback_reference, order_id) where (chargeback_reference is not null);
create unique index disputes_one_open_per_order on disputes using btree (order_id) where (state = any (array['raised', 'open', 'appealed']));
create index disputes_to_decide on disputes using btree (decide_by) where (state = 'open');
create trigger zz_note_change after insert or delete or update on disputes for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table disputes enable row level security;
create policy own_shop on disputes to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table dispute_words (
  id uuid not null,
  dispute_id uuid not null,
  shop_id uuid not null,
  side text not null,
  words text not null,
  picture_ids uuid[] default '{}'::uuid[] not null,
  at timestamptz not null,
  by_person_id uuid,
  constraint dispute_words_pkey primary key (id),
  constraint dispute_words_dispute_id_fkey foreign key (dispute_id) references disputes(id),
  constraint dispute_words_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint dispute_words_side_known check ((side = any (array['customer', 'shop', 'market'])))
);
create index dispute_words_by_dispute on dispute_words using btree (dispute_id, at);
create index dispute_words_by_picture on dispute_words using gin (picture_ids);
create trigger zz_note_change after insert or delete or update on dispute_words for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table dispute_words enable row level security;
create policy own_shop on dispute_words to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table dispute_history (
  id uuid not null,
  dispute_id uuid not null,
  shop_id uuid not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null,
  by_person_id uuid,
  reason text default '' not null,
  constraint dispute_history_pkey primary key (id),
  constraint dispute_history_dispute_id_fkey foreign key (dispute_id) references disputes(id),
  constraint dispute_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint dispute_history_by_kind_known check ((by_kind = any (array['customer', 'shop', 'market', 'system'])))
);
create index dispute_history_by_dispute on dispute_history using btree (dispute_id, at);
alter table dispute_history enable row level security;
create policy own_shop on dispute_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table withdraw_methods (
  id uuid not null,
  shop_id uuid not null,
  kind text not null,
  holder text default '' not null,
  iban text,
  bic text,
  email citext,
  added_at timestamptz not null,
  added_by_person_id uuid,
  usable_from timestamptz not null,
  removed_at timestamptz,
  constraint withdraw_methods_pkey primary key (id),
  constraint withdraw_methods_added_by_person_id_fkey foreign key (added_by_person_id) references people(id),
  constraint withdraw_methods_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint withdraw_methods_kind_known check ((kind = any (array['bank', 'paypal']))),
  constraint withdraw_methods_say_where check (
case kind
    when 'bank' then ((iban is not null) and (holder <> '') and (email is null))
    else ((email is not null) and (iban is null))
end)
);
create index withdraw_methods_of_shop on withdraw_methods using btree (shop_id, added_at) where (removed_at is null);
create trigger zz_note_change after insert or delete or update on withdraw_methods for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table withdraw_methods enable row level security;
create policy own_shop on withdraw_methods to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table withdrawals (
  id uuid not null,
  number bigint default nextval('withdrawal_numbers'::regclass) not null,
  shop_id uuid not null,
  method_id uuid not null,
  person_id uuid,
  state text not null,
  currency text not null,
  amount_minor bigint not null,
  fee_minor bigint not null,
  carried_minor bigint not null,
  rest_minor bigint not null,
  requested_at timestamptz not null,
  approved_at timestamptz,
  closed_at timestamptz,
  reference text default '' not null,
  reason text default '' not null,
  request_key text,
  payout_file_id uuid,
  constraint withdrawals_pkey primary key (id),
  constraint withdrawals_number_unique unique (number),
  constraint withdrawals_request_key_unique unique (request_key),
  constraint withdrawals_method_id_fkey foreign key (method_id) references withdraw_methods(id),
  constraint withdrawals_payout_file_id_fkey foreign key (payout_file_id) references payout_files(id),
  constraint withdrawals_person_id_fkey foreign key (person_id) references people(id),
  constraint withdrawals_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint withdrawals_amount_positive check ((amount_minor > 0)),
  constraint withdrawals_fee_not_negative check ((fee_minor >= 0)),
  constraint withdrawals_rest_not_negative check ((rest_minor >= 0)),
  constraint withdrawals_state_known check ((state = any (array['requested', 'approved', 'paid', 'failed', 'rejected', 'cancelled'])))
);
create index withdrawals_by_state on withdrawals using btree (state, requested_at desc, id desc);
create index withdrawals_newest on withdrawals using btree (requested_at desc, id desc);
create index withdrawals_of_payout_file on withdrawals using btree (payout_file_id) where (payout_file_id is not null);
create index withdrawals_of_shop on withdrawals using btree (shop_id, requested_at desc, id desc);
create constraint trigger withdrawals_add_up after insert on withdrawals deferrable initially deferred for each row execute function check_withdrawal_adds_up();
create trigger zz_note_change after insert or delete or update on withdrawals for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table withdrawals enable row level security;
create policy own_shop on withdrawals to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table withdrawal_items (
  entry_id uuid not null,
  withdrawal_id uuid not null,
  shop_id uuid not null,
  amount_minor bigint not null,
  constraint withdrawal_items_pkey primary key (entry_id),
  constraint withdrawal_items_entry_id_fkey foreign key (entry_id) references ledger_entries(id),
  constraint withdrawal_items_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint withdrawal_items_withdrawal_id_fkey foreign key (withdrawal_id) references withdrawals(id)
);
create index withdrawal_items_of_withdrawal on withdrawal_items using btree (withdrawal_id, entry_id);
create trigger zz_note_change after insert or delete or update on withdrawal_items for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table withdrawal_items enable row level security;
create policy own_shop on withdrawal_items to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table withdrawal_history (
  id uuid not null,
  withdrawal_id uuid not null,
  shop_id uuid not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null,
  by_person_id uuid,
  reason text default '' not null,
  constraint withdrawal_history_pkey primary key (id),
  constraint withdrawal_history_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint withdrawal_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint withdrawal_history_withdrawal_id_fkey foreign key (withdrawal_id) references withdrawals(id),
  constraint withdrawal_history_by_known check ((by_kind = any (array['shop', 'market', 'system'])))
);
create index withdrawal_history_of_withdrawal on withdrawal_history using btree (withdrawal_id, at, id);
alter table withdrawal_history enable row level security;
create policy own_shop on withdrawal_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table order_reserves (
  order_id uuid not null,
  shop_id uuid not null,
  currency text not null,
  amount_minor bigint not null,
  release_at timestamptz not null,
  released_at timestamptz,
  constraint order_reserves_pkey primary key (order_id),
  constraint order_reserves_order_id_fkey foreign key (order_id) references orders(id),
  constraint order_reserves_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint order_reserves_amount_positive check ((amount_minor > 0))
);
create index order_reserves_due on order_reserves using btree (release_at) where (released_at is null);
create index order_reserves_of_shop on order_reserves using btree (shop_id, release_at) where (released_at is null);
create trigger zz_note_change after insert or delete or update on order_reserves for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table order_reserves enable row level security;
create policy own_shop on order_reserves to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table second_factors (
  person_id uuid not null,
  sealed_secret bytea not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint default 0 not null,
  constraint second_factors_pkey primary key (person_id),
  constraint second_factors_person_id_fkey foreign key (person_id) references people(id)
);
create trigger zz_note_change after insert or delete or update on second_factors for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table recovery_codes (
  person_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint recovery_codes_pkey primary key (person_id, code_hash),
  constraint recovery_codes_person_id_fkey foreign key (person_id) references people(id)
);
create trigger zz_note_change after insert or delete or update on recovery_codes for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table payout_files (
  id uuid not null,
  number bigint not null,
  message_id text not null,
  currency text not null,
  sum_minor bigint not null,
  transfer_count integer not null,
  xml text not null,
  made_at timestamptz not null,
  made_by_person_id uuid,
  constraint payout_files_pkey primary key (id),
  constraint payout_files_message_id_unique unique (message_id),
  constraint payout_files_number_unique unique (number),
  constraint payout_files_made_by_person_id_fkey foreign key (made_by_person_id) references people(id),
  constraint payout_files_not_empty check ((transfer_count > 0)),
  constraint payout_files_sum_positive check ((sum_minor > 0))
);
create index payout_files_newest on payout_files using btree (made_at desc, id desc);
create trigger zz_note_change after insert or delete or update on payout_files for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table commission_rules (
  id uuid not null,
  "position" integer not null,
  name text default '' not null,
  shop_id uuid,
  category_id uuid,
  product_id uuid,
  from_minor bigint,
  below_minor bigint,
  currency text,
  bps integer not null,
  fixed_minor bigint default 0 not null,
  minimum_minor bigint,
  cap_minor bigint,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  removed_at timestamptz,
  constraint commission_rules_pkey primary key (id),
  constraint commission_rules_category_id_fkey foreign key (category_id) references categories(id),
  constraint commission_rules_product_id_fkey foreign key (product_id) references products(id),
  constraint commission_rules_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint commission_rules_amounts_have_a_currency check (((currency is not null) or ((fixed_minor = 0) and (num_nonnulls(from_minor, below_minor, minimum_minor, cap_minor) = 0)))),
  constraint commission_rules_band_in_order check ((below_minor > from_minor)),
  constraint commission_rules_bps_is_a_share check (((bps >= 0) and (bps <= 10000))),
  constraint commission_rules_cap_not_negative check ((cap_minor >= 0)),
  constraint commission_rules_fixed_not_negative check ((fixed_minor >= 0)),
  constraint commission_rules_minimum_not_negative check ((minimum_minor >= 0)),
  constraint commission_rules_minimum_within_cap check ((minimum_minor <= cap_minor))
);
create index commission_rules_in_order on commission_rules using btree ("position", id) where (removed_at is null);
create trigger commission_rules_changed after insert or delete or update on commission_rules for each statement execute function announce_settings_change();
create trigger zz_note_change after insert or delete or update on commission_rules for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table tax_rules (
  id uuid not null,
  shop_id uuid,
  place text not null,
  tax_category text not null,
  bps integer not null,
  name text default '' not null,
  updated_at timestamptz not null,
  constraint tax_rules_pkey primary key (id),
  constraint tax_rules_one_per_place unique nulls not distinct (shop_id, place, tax_category),
  constraint tax_rules_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint tax_rules_bps_is_a_share check (((bps >= 0) and (bps <= 10000))),
  constraint tax_rules_place_known check ((place ~ '^([A-Z]{2}(-[A-Z0-9]{1,3}|:[A-Z0-9][A-Z0-9 -]{0,9})?)?$'))
);
create trigger tax_rules_changed after insert or delete or update on tax_rules for each statement execute function announce_settings_change();
create trigger zz_note_change after insert or delete or update on tax_rules for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table coupons (
  id uuid not null,
  shop_id uuid,
  code citext not null,
  kind text not null,
  bps integer,
  amount_minor bigint,
  currency text not null,
  min_minor bigint,
  max_minor bigint,
  max_discount_minor bigint,
  product_ids uuid[] default '{}'::uuid[] not null,
  category_ids uuid[] default '{}'::uuid[] not null,
  starts_at timestamptz,
  ends_at timestamptz,
  max_uses integer,
  max_uses_per_customer integer,
  is_for_first_order boolean default false not null,
  is_stackable boolean default false not null,
  bearer text not null,
  uses integer default 0 not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  constraint coupons_pkey primary key (id),
  constraint coupons_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint coupons_amount_positive check ((amount_minor > 0)),
  constraint coupons_amounts_in_order check ((min_minor <= max_minor)),
  constraint coupons_bearer_known check ((bearer = any (array['shop', 'market']))),
  constraint coupons_bps_is_a_share check (((bps >= 1) and (bps <= 10000))),
  constraint coupons_code_known check ((code ~ '^[A-Za-z0-9][A-Za-z0-9_-]{2,29}$'::citext)),
  constraint coupons_dates_in_order check ((starts_at < ends_at)),
  constraint coupons_kind_has_its_figure check (
case kind
    when 'percent' then ((bps is not null) and (amount_minor is null))
    when 'fixed' then ((amount_minor is not null) and (bps is null))
    else (num_nonnulls(bps, amount_minor) = 0)
end),
  constraint coupons_kind_known check ((kind = any (array['percent', 'fixed', 'free_shipping']))),
  constraint coupons_max_uses_per_customer_positive check ((max_uses_per_customer > 0)),
  constraint coupons_max_uses_positive check ((max_uses > 0)),
  constraint coupons_of_shops_are_borne_by_them check (((shop_id is null) or (bearer = 'shop'))),
  constraint coupons_uses_within_limit check (((uses >= 0) and ((max_uses is null) or (uses <= max_uses))))
);
create unique index coupons_code_unique on coupons using btree (code) where (deleted_at is null);
create index coupons_of_shop on coupons using btree (shop_id, created_at desc, id desc) where (deleted_at is null);
create trigger zz_note_change after insert or delete or update on coupons for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table coupons enable row level security;
create policy own_shop on coupons to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table coupon_customers (
  coupon_id uuid not null,
  customer text not null,
  uses integer not null,
  constraint coupon_customers_pkey primary key (coupon_id, customer),
  constraint coupon_customers_coupon_id_fkey foreign key (coupon_id) references coupons(id),
  constraint coupon_customers_uses_not_negative check ((uses >= 0))
);
create trigger zz_note_change after insert or delete or update on coupon_customers for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table coupon_uses (
  id uuid not null,
  coupon_id uuid not null,
  checkout_id uuid not null,
  shop_id uuid,
  order_ids uuid[] not null,
  customers text[] not null,
  discount_minor bigint not null,
  at timestamptz not null,
  released_at timestamptz,
  constraint coupon_uses_pkey primary key (id),
  constraint coupon_uses_once_per_checkout unique (coupon_id, checkout_id),
  constraint coupon_uses_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint coupon_uses_coupon_id_fkey foreign key (coupon_id) references coupons(id),
  constraint coupon_uses_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index coupon_uses_by_checkout on coupon_uses using btree (checkout_id);
create trigger zz_note_change after insert or delete or update on coupon_uses for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table coupon_uses enable row level security;
create policy own_shop on coupon_uses to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table cart_coupons (
  cart_id uuid not null,
  coupon_id uuid not null,
  added_at timestamptz not null,
  constraint cart_coupons_pkey primary key (cart_id, coupon_id),
  constraint cart_coupons_cart_id_fkey foreign key (cart_id) references carts(id) on delete cascade,
  constraint cart_coupons_coupon_id_fkey foreign key (coupon_id) references coupons(id)
);

create table sale_events (
  id uuid not null,
  shop_id uuid not null,
  slug text not null,
  title text not null,
  text text default '' not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  when_gone text not null,
  most_per_customer integer,
  version integer default 1 not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint sale_events_pkey primary key (id),
  constraint sale_events_slug_unique unique (slug),
  constraint sale_events_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint sale_events_dates_in_order check ((starts_at < ends_at)),
  constraint sale_events_most_per_customer_positive check ((most_per_customer > 0)),
  constraint sale_events_state_known check ((state = any (array['draft', 'published', 'cancelled']))),
  constraint sale_events_when_gone_known check ((when_gone = any (array['normal_price', 'sold_out'])))
);
create index sale_events_by_end on sale_events using btree (ends_at, id) where (state = 'published');
create index sale_events_by_start on sale_events using btree (starts_at, id) where (state = 'published');
create index sale_events_of_shop on sale_events using btree (shop_id, starts_at desc, id desc);
create index sale_events_of_shop_by_end on sale_events using btree (shop_id, ends_at, id) where (state = 'published');
create trigger sale_events_say_moved after update on sale_events for each row when ((((old.state is distinct from new.state) or (old.starts_at is distinct from new.starts_at)) or (old.ends_at is distinct from new.ends_at))) execute function say_event_moved();
create trigger zz_note_change after insert or delete or update on sale_events for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table sale_events enable row level security;
create policy own_shop on sale_events to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table sale_event_pictures (
  event_id uuid not null,
  shop_id uuid not null,
  media_id uuid not null,
  "position" integer not null,
  constraint sale_event_pictures_pkey primary key (event_id, "position"),
  constraint sale_event_pictures_event_id_fkey foreign key (event_id) references sale_events(id),
  constraint sale_event_pictures_media_id_fkey foreign key (media_id) references media(id),
  constraint sale_event_pictures_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index sale_event_pictures_by_media on sale_event_pictures using btree (media_id);
create trigger zz_note_change after insert or delete or update on sale_event_pictures for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table sale_event_pictures enable row level security;
create policy own_shop on sale_event_pictures to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table sale_event_items (
  id uuid not null,
  event_id uuid not null,
  shop_id uuid not null,
  product_id uuid not null,
  variant_id uuid not null,
  "position" integer not null,
  price_minor bigint not null,
  normal_price_minor bigint not null,
  quota integer not null,
  taken integer default 0 not null,
  is_published boolean not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  offered_until timestamptz,
  lowest_before_minor bigint,
  constraint sale_event_items_pkey primary key (id),
  constraint sale_event_items_one_per_variant unique (event_id, variant_id),
  constraint sale_event_items_event_id_fkey foreign key (event_id) references sale_events(id),
  constraint sale_event_items_product_id_fkey foreign key (product_id) references products(id),
  constraint sale_event_items_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint sale_event_items_variant_id_fkey foreign key (variant_id) references variants(id),
  constraint sale_event_items_price_positive check ((price_minor > 0)),
  constraint sale_event_items_quota_positive check ((quota > 0)),
  constraint sale_event_items_taken_within_quota check (((taken >= 0) and (taken <= quota)))
);
create index sale_event_items_of_product on sale_event_items using btree (product_id, ends_at) where is_published;
create index sale_event_items_of_variant on sale_event_items using btree (variant_id, ends_at) where is_published;
create trigger sale_event_items_say_moved after update on sale_event_items referencing old table as before new table as now for each statement execute function say_quota_moved();
create trigger zz_note_change after insert or delete or update on sale_event_items for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table sale_event_items enable row level security;
create policy own_shop on sale_event_items to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table sale_event_customers (
  item_id uuid not null,
  customer text not null,
  taken integer not null,
  constraint sale_event_customers_pkey primary key (item_id, customer),
  constraint sale_event_customers_item_id_fkey foreign key (item_id) references sale_event_items(id),
  constraint sale_event_customers_taken_not_negative check ((taken >= 0))
);
create trigger zz_note_change after insert or delete or update on sale_event_customers for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table sale_event_takes (
  id uuid not null,
  item_id uuid not null,
  shop_id uuid not null,
  checkout_id uuid not null,
  order_id uuid not null,
  quantity integer not null,
  customers text[] not null,
  at timestamptz not null,
  released_at timestamptz,
  constraint sale_event_takes_pkey primary key (id),
  constraint sale_event_takes_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint sale_event_takes_item_id_fkey foreign key (item_id) references sale_event_items(id),
  constraint sale_event_takes_order_id_fkey foreign key (order_id) references orders(id),
  constraint sale_event_takes_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint sale_event_takes_quantity_positive check ((quantity > 0))
);
create index sale_event_takes_by_checkout on sale_event_takes using btree (checkout_id);
create index sale_event_takes_by_item on sale_event_takes using btree (item_id);
create index sale_event_takes_by_order on sale_event_takes using btree (order_id);
create trigger zz_note_change after insert or delete or update on sale_event_takes for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table sale_event_takes enable row level security;
create policy own_shop on sale_event_takes to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table audit_log (
  id uuid not null,
  at timestamptz not null,
  person_id uuid,
  by_kind text not null,
  act text not null,
  subject text,
  subject_id uuid,
  detail jsonb default '{}'::jsonb not null,
  door text,
  shop_id uuid,
  address text,
  user_agent text default '' not null,
  changes jsonb default '[]'::jsonb not null,
  facts text[] default '{}'[] not null,
  reason text default '' not null,
  request_id text default '' not null,
  constraint audit_log_pkey primary key (id),
  constraint audit_log_person_id_fkey foreign key (person_id) references people(id),
  constraint audit_log_by_kind_known check ((by_kind = any (array['operator', 'seller', 'customer', 'system'])))
);
create index audit_log_by_act on audit_log using btree (act, at desc, id desc);
create index audit_log_by_change on audit_log using gin (changes jsonb_path_ops);
create index audit_log_by_person on audit_log using btree (person_id, at desc, id desc) where (person_id is not null);
create index audit_log_by_shop on audit_log using btree (shop_id, at desc, id desc) where (shop_id is not null);
create index audit_log_by_subject on audit_log using btree (subject_id, at desc, id desc);
create index audit_log_newest on audit_log using btree (at desc, id desc);
create trigger audit_log_immutable before delete or update on audit_log for each row execute function refuse_audit_change();
create trigger audit_log_no_truncate before truncate on audit_log for each statement execute function refuse_audit_change();

create table sandbox.movements (
  id text not null,
  kind text not null,
  amount_minor bigint not null,
  fee_minor bigint default 0 not null,
  currency text not null,
  reference text,
  idempotency_key text,
  description text default '' not null,
  at timestamptz not null,
  payout_id text,
  constraint movements_pkey primary key (id),
  constraint movements_kind_known check ((kind = any (array['charge', 'refund', 'dispute', 'dispute_reversal', 'fee', 'payout', 'other'])))
);
create index movements_by_time on sandbox.movements using btree (at, id);
create index movements_to_pay_out on sandbox.movements using btree (at) where ((payout_id is null) and (kind <> 'payout'));

create table ledger_verifications (
  id uuid not null,
  at timestamptz not null,
  by_person_id uuid,
  postings bigint not null,
  entries bigint not null,
  took_ms integer not null,
  faults jsonb default '[]'::jsonb not null,
  is_balanced boolean generated always as ((faults = '[]'::jsonb)) stored,
  constraint ledger_verifications_pkey primary key (id),
  constraint ledger_verifications_by_person_id_fkey foreign key (by_person_id) references people(id)
);
create index ledger_verifications_newest on ledger_verifications using btree (at desc, id desc);

create table gateway_movements (
  id uuid not null,
  gateway text not null,
  movement_id text not null,
  kind text not null,
  amount_minor bigint not null,
  fee_minor bigint not null,
  currency text not null,
  reference text,
  our_key uuid,
  description text not null,
  at timestamptz not null,
  source text not null,
  found_at timestamptz not null,
  is_matched boolean default false not null,
  constraint gateway_movements_pkey primary key (id),
  constraint gateway_movements_once unique (gateway, movement_id),
  constraint gateway_movements_kind_known check ((kind = any (array['charge', 'refund', 'dispute', 'dispute_reversal', 'fee', 'payout', 'shop_payout', 'other']))),
  constraint gateway_movements_source_known check ((source = any (array['gateway', 'file'])))
);
create index gateway_movements_by_key on gateway_movements using btree (our_key) where (our_key is not null);
create index gateway_movements_by_reference on gateway_movements using btree (gateway, reference) where (reference is not null);
create index gateway_movements_in_order on gateway_movements using btree (gateway, currency, at, id);
create index gateway_movements_newest on gateway_movements using btree (at desc, id desc);
create index gateway_movements_payouts on gateway_movements using btree (at desc, id desc) where (kind = 'payout');
create trigger zz_note_change after insert or delete or update on gateway_movements for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table differences (
  id uuid not null,
  gateway text not null,
  reason text not null,
  movement_id uuid,
  attempt_id uuid,
  refund_id uuid,
  book_minor bigint not null,
  gateway_minor bigint not null,
  currency text not null,
  state text not null,
  note text default '' not null,
  found_at timestamptz not null,
  closed_at timestamptz,
  by_person_id uuid,
  constraint differences_pkey primary key (id),
  constraint differences_one_per_movement unique (movement_id),
  constraint differences_attempt_id_fkey foreign key (attempt_id) references payment_attempts(id),
  constraint differences_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint differences_movement_id_fkey foreign key (movement_id) references gateway_movements(id),
  constraint differences_refund_id_fkey foreign key (refund_id) references refunds(id),
  constraint differences_about_something check (((movement_id is not null) or (attempt_id is not null) or (refund_id is not null))),
  constraint differences_reason_known check ((reason = any (array['missing_here', 'missing_there', 'amount_differs', 'fee_unknown']))),
  constraint differences_state_known check ((state = any (array['open', 'posted', 'explained', 'resolved'])))
);
create index differences_by_state on differences using btree (state, found_at desc, id desc);
create index differences_newest on differences using btree (found_at desc, id desc);
create unique index differences_one_per_missing_charge on differences using btree (attempt_id) where ((movement_id is null) and (attempt_id is not null));
create unique index differences_one_per_missing_refund on differences using btree (refund_id) where ((movement_id is null) and (refund_id is not null));
create trigger zz_note_change after insert or delete or update on differences for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table reconciliation_runs (
  id uuid not null,
  gateway text not null,
  source text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  by_person_id uuid,
  lines integer default 0 not null,
  new_lines integer default 0 not null,
  differences integer default 0 not null,
  error text default '' not null,
  constraint reconciliation_runs_pkey primary key (id),
  constraint reconciliation_runs_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint reconciliation_runs_source_known check ((source = any (array['gateway', 'file'])))
);
create index reconciliation_runs_newest on reconciliation_runs using btree (started_at desc, id desc);
create trigger zz_note_change after insert or delete or update on reconciliation_runs for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table product_search (
  product_id uuid not null,
  words tsvector not null,
  title_words tsvector not null,
  title_length smallint not null,
  constraint product_search_pkey primary key (product_id),
  constraint product_search_product_id_fkey foreign key (product_id) references products(id) on delete cascade
);
create index product_search_by_title on product_search using gin (title_words);
create index product_search_by_words on product_search using gin (words);

create table search_words (
  word text not null,
  stem text not null,
  constraint search_words_pkey primary key (word)
);
create index search_words_by_beginning on search_words using btree (word text_pattern_ops);
create index search_words_by_likeness on search_words using gin (word gin_trgm_ops);

create table search_stems (
  stem text not null,
  products integer not null,
  in_titles integer not null,
  constraint search_stems_pkey primary key (stem)
);

create table product_search_changes (
  id bigint generated always as identity not null,
  come text[] not null,
  gone text[] not null,
  title_come text[] not null,
  title_gone text[] not null,
  constraint product_search_changes_pkey primary key (id)
);

create table search_synonyms (
  id uuid not null,
  words text[] not null,
  stems text[] not null,
  updated_at timestamptz not null,
  constraint search_synonyms_pkey primary key (id),
  constraint search_synonyms_two_at_least check ((cardinality(words) >= 2))
);
create trigger search_synonyms_stemmed before insert or update on search_synonyms for each row execute function stem_synonyms();
create trigger zz_note_change after insert or delete or update on search_synonyms for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table category_attributes (
  id uuid not null,
  category_id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  unit text default '' not null,
  choices text[] default '{}'[] not null,
  is_filter boolean default true not null,
  "position" integer not null,
  constraint category_attributes_pkey primary key (id),
  constraint category_attributes_slug_unique_in_category unique (category_id, slug),
  constraint category_attributes_category_id_fkey foreign key (category_id) references categories(id) on delete cascade,
  constraint category_attributes_kind_known check ((kind = any (array['text', 'number', 'choice', 'yes_no'])))
);
create trigger zz_note_change after insert or delete or update on category_attributes for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table conversations (
  id uuid not null,
  kind text not null,
  shop_id uuid,
  person_id uuid,
  customer_name text default '' not null,
  last_number integer default 0 not null,
  last_change integer default 0 not null,
  last_at timestamptz not null,
  waiting_since timestamptz,
  assigned_to uuid,
  assigned_name text default '' not null,
  created_at timestamptz not null,
  constraint conversations_pkey primary key (id),
  constraint conversations_assigned_to_fkey foreign key (assigned_to) references people(id),
  constraint conversations_person_id_fkey foreign key (person_id) references people(id),
  constraint conversations_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint conversations_between_two check ((((kind = 'shop') and (shop_id is not null) and (person_id is not null)) or ((kind = 'customer_support') and (shop_id is null) and (person_id is not null)) or ((kind = 'shop_support') and (shop_id is not null) and (person_id is null)))),
  constraint conversations_kind_known check ((kind = any (array['shop', 'customer_support', 'shop_support'])))
);
create index conversations_assigned on conversations using btree (assigned_to) where (assigned_to is not null);
create index conversations_lately on conversations using btree (last_at);
create index conversations_of_person on conversations using btree (person_id, last_at desc, id desc);
create index conversations_of_shop on conversations using btree (shop_id, last_at desc, id desc);
create unique index conversations_one_per_customer_and_shop on conversations using btree (person_id, shop_id) where (kind = 'shop');
create unique index conversations_one_support_per_customer on conversations using btree (person_id) where (kind = 'customer_support');
create unique index conversations_one_support_per_shop on conversations using btree (shop_id) where (kind = 'shop_support');
create index conversations_with_support on conversations using btree (last_at desc, id desc) where (kind <> 'shop');
create trigger zz_note_change after insert or delete or update on conversations for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table conversations enable row level security;
create policy own_shop on conversations to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table chat_files (
  id uuid not null,
  conversation_id uuid not null,
  shop_id uuid,
  person_id uuid not null,
  name text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  constraint chat_files_pkey primary key (id),
  constraint chat_files_conversation_id_fkey foreign key (conversation_id) references conversations(id),
  constraint chat_files_person_id_fkey foreign key (person_id) references people(id),
  constraint chat_files_shop_id_fkey foreign key (shop_id) references shops(id)
);
create trigger zz_note_change after insert or delete or update on chat_files for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table chat_files enable row level security;
create policy own_shop on chat_files to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table messages (
  id uuid not null,
  conversation_id uuid not null,
  shop_id uuid,
  number integer not null,
  change integer not null,
  client_id uuid not null,
  side text not null,
  author_id uuid,
  author_name text not null,
  body text not null,
  product_id uuid,
  order_id uuid,
  picture_id uuid,
  file_id uuid,
  written_at timestamptz not null,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  hidden_at timestamptz,
  constraint messages_pkey primary key (id),
  constraint messages_change_once unique (conversation_id, change),
  constraint messages_number_once unique (conversation_id, number),
  constraint messages_sent_once unique (conversation_id, client_id),
  constraint messages_author_id_fkey foreign key (author_id) references people(id),
  constraint messages_conversation_id_fkey foreign key (conversation_id) references conversations(id),
  constraint messages_file_id_fkey foreign key (file_id) references chat_files(id),
  constraint messages_order_id_fkey foreign key (order_id) references orders(id),
  constraint messages_picture_id_fkey foreign key (picture_id) references media(id),
  constraint messages_product_id_fkey foreign key (product_id) references products(id),
  constraint messages_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint messages_say_something check (((body <> '') or (withdrawn_at is not null) or (hidden_at is not null) or (num_nonnulls(product_id, order_id, picture_id, file_id) > 0))),
  constraint messages_side_known check ((side = any (array['customer', 'shop', 'market'])))
);
create index messages_by_file on messages using btree (file_id) where (file_id is not null);
create index messages_by_picture on messages using btree (picture_id) where (picture_id is not null);
create trigger zz_note_change after insert or delete or update on messages for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table messages enable row level security;
create policy own_shop on messages to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table message_history (
  id uuid not null,
  message_id uuid not null,
  shop_id uuid,
  body text not null,
  act text not null,
  at timestamptz not null,
  by_person_id uuid,
  picture_id uuid,
  file_id uuid,
  constraint message_history_pkey primary key (id),
  constraint message_history_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint message_history_file_id_fkey foreign key (file_id) references chat_files(id),
  constraint message_history_message_id_fkey foreign key (message_id) references messages(id),
  constraint message_history_picture_id_fkey foreign key (picture_id) references media(id),
  constraint message_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint message_history_act_known check ((act = any (array['edit', 'withdraw', 'hide', 'erase'])))
);
create index message_history_by_file on message_history using btree (file_id) where (file_id is not null);
create index message_history_by_picture on message_history using btree (picture_id) where (picture_id is not null);
create index message_history_of_message on message_history using btree (message_id, at);
alter table message_history enable row level security;
create policy own_shop on message_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table conversation_reads (
  conversation_id uuid not null,
  side text not null,
  person_id uuid not null,
  shop_id uuid,
  reader_name text default '' not null,
  number integer not null,
  read_at timestamptz not null,
  constraint conversation_reads_pkey primary key (conversation_id, side, person_id),
  constraint conversation_reads_conversation_id_fkey foreign key (conversation_id) references conversations(id),
  constraint conversation_reads_person_id_fkey foreign key (person_id) references people(id),
  constraint conversation_reads_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint conversation_reads_side_known check ((side = any (array['customer', 'shop', 'market'])))
);
alter table conversation_reads enable row level security;
create policy own_shop on conversation_reads to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table conversation_standings (
  conversation_id uuid not null,
  side text not null,
  shop_id uuid,
  archived_at timestamptz,
  muted_at timestamptz,
  blocked_at timestamptz,
  constraint conversation_standings_pkey primary key (conversation_id, side),
  constraint conversation_standings_conversation_id_fkey foreign key (conversation_id) references conversations(id),
  constraint conversation_standings_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint conversation_standings_side_known check ((side = any (array['customer', 'shop', 'market'])))
);
create trigger zz_note_change after insert or delete or update on conversation_standings for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table conversation_standings enable row level security;
create policy own_shop on conversation_standings to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table chat_answers (
  conversation_id uuid not null,
  shop_id uuid,
  by_person_id uuid not null,
  waited_seconds integer not null,
  answered_at timestamptz not null,
  is_of_market boolean default false not null,
  constraint chat_answers_pkey primary key (conversation_id, answered_at),
  constraint chat_answers_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint chat_answers_conversation_id_fkey foreign key (conversation_id) references conversations(id),
  constraint chat_answers_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint chat_answers_wait_not_negative check ((waited_seconds >= 0))
);
create index chat_answers_of_market on chat_answers using btree (answered_at desc) where is_of_market;
create index chat_answers_of_shop on chat_answers using btree (shop_id, answered_at desc);
create trigger zz_note_change after insert or delete or update on chat_answers for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table chat_answers enable row level security;
create policy own_shop on chat_answers to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table presence (
  person_id uuid not null,
  door text not null,
  shop_id uuid,
  here_at timestamptz not null,
  constraint presence_pkey primary key (person_id, door),
  constraint presence_person_id_fkey foreign key (person_id) references people(id),
  constraint presence_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint presence_door_known check ((door = any (array['storefront', 'seller', 'operator'])))
);
create index presence_of_shop on presence using btree (shop_id, here_at desc);
create trigger zz_note_change after insert or delete or update on presence for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table presence enable row level security;
create policy own_shop on presence to stoa_seller using ((shop_id = current_shop_id()) or ((door = 'storefront') and (exists ( select
   from conversations c
  where ((c.person_id = presence.person_id) and (c.shop_id = current_shop_id()))))));

create table shop_chat_settings (
  shop_id uuid not null,
  greeting text default '' not null,
  is_greeting_on boolean default false not null,
  quick_replies jsonb default '[]'::jsonb not null,
  constraint shop_chat_settings_pkey primary key (shop_id),
  constraint shop_chat_settings_shop_id_fkey foreign key (shop_id) references shops(id)
);
create trigger zz_note_change after insert or delete or update on shop_chat_settings for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table shop_chat_settings enable row level security;
create policy own_shop on shop_chat_settings to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table team_notes (
  id uuid not null,
  conversation_id uuid not null,
  shop_id uuid not null,
  author_id uuid not null,
  author_name text not null,
  body text not null,
  written_at timestamptz not null,
  constraint team_notes_pkey primary key (id),
  constraint team_notes_author_id_fkey foreign key (author_id) references people(id),
  constraint team_notes_conversation_id_fkey foreign key (conversation_id) references conversations(id),
  constraint team_notes_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint team_notes_say_something check ((body <> ''))
);
create index team_notes_of_author on team_notes using btree (author_id);
create index team_notes_of_conversation on team_notes using btree (conversation_id, written_at);
create trigger zz_note_change after insert or delete or update on team_notes for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table team_notes enable row level security;
create policy own_shop on team_notes to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table legal_details (
  shop_id uuid,
  legal_name text not null,
  line1 text not null,
  line2 text default '' not null,
  postal_code text not null,
  city text not null,
  region text default '' not null,
  country text not null,
  vat_id text default '' not null,
  tax_number text default '' not null,
  registration_number text default '' not null,
  legal_notes text default '' not null,
  email text default '' not null,
  phone text default '' not null,
  is_small_business boolean default false not null,
  exemption_reason text default '' not null,
  language text not null,
  series_prefix text default '' not null,
  is_complete boolean not null,
  updated_at timestamptz not null,
  constraint legal_details_one_each unique nulls not distinct (shop_id),
  constraint legal_details_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint legal_details_country_is_iso check ((country ~ '^[A-Z]{2}$')),
  constraint legal_details_language_known check ((language = any (array['en', 'de', 'fr', 'pt', 'es']))),
  constraint legal_details_prefix_is_short check ((series_prefix ~ '^[A-Z0-9]{0,8}$'))
);
create trigger legal_details_small_business_changed after update on legal_details for each row when ((old.is_small_business <> new.is_small_business)) execute function announce_settings_change();
create trigger legal_details_small_business_said after insert on legal_details for each row when (new.is_small_business) execute function announce_settings_change();
create trigger zz_note_change after insert or delete or update on legal_details for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table legal_details enable row level security;
create policy own_shop on legal_details to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table invoice_tasks (
  cause text not null,
  shop_id uuid not null,
  kind text not null,
  subject jsonb not null,
  state text not null,
  created_at timestamptz not null,
  tries integer default 0 not null,
  next_try_at timestamptz not null,
  last_error text default '' not null,
  done_at timestamptz,
  is_of_market boolean default false not null,
  constraint invoice_tasks_pkey primary key (cause),
  constraint invoice_tasks_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint invoice_tasks_kind_known check ((kind = any (array['invoice', 'credit_note', 'correction', 'commission_invoice', 'commission_credit_note', 'withdrawal_statement']))),
  constraint invoice_tasks_state_known check ((state = any (array['open', 'issued', 'nothing_to_issue'])))
);
create index invoice_tasks_due on invoice_tasks using btree (next_try_at, cause) where (state = 'open');
create index invoice_tasks_open_of_market on invoice_tasks using btree (kind) where ((state = 'open') and is_of_market);
create index invoice_tasks_open_of_shop on invoice_tasks using btree (shop_id) where (state = 'open');
alter table invoice_tasks enable row level security;
create policy own_shop on invoice_tasks to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table invoice_series (
  issuer_id uuid,
  series text not null,
  year integer not null,
  last_number integer not null,
  constraint invoice_series_one_each unique nulls not distinct (issuer_id, series, year),
  constraint invoice_series_issuer_id_fkey foreign key (issuer_id) references shops(id)
);
create trigger invoice_series_without_gaps before delete or update on invoice_series for each row execute function refuse_gap();

create table invoices (
  id uuid not null,
  shop_id uuid not null,
  issuer_id uuid,
  kind text not null,
  cause text not null,
  series text not null,
  year integer not null,
  counter integer not null,
  number text not null,
  order_id uuid,
  checkout_id uuid,
  person_id uuid,
  refund_id uuid,
  refers_to_id uuid,
  buyer_name text not null,
  seller_name text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  currency text not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  total_minor bigint not null,
  document jsonb not null,
  constraint invoices_pkey primary key (id),
  constraint invoices_number_unique unique nulls not distinct (issuer_id, series, year, counter),
  constraint invoices_once_per_cause unique (cause),
  constraint invoices_cause_fkey foreign key (cause) references invoice_tasks(cause),
  constraint invoices_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint invoices_issuer_id_fkey foreign key (issuer_id) references shops(id),
  constraint invoices_order_id_fkey foreign key (order_id) references orders(id),
  constraint invoices_person_id_fkey foreign key (person_id) references people(id),
  constraint invoices_refers_to_id_fkey foreign key (refers_to_id) references invoices(id),
  constraint invoices_refund_id_fkey foreign key (refund_id) references refunds(id),
  constraint invoices_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint invoices_corrections_refer check (((kind = any (array['credit_note', 'correction', 'commission_credit_note'])) = (refers_to_id is not null))),
  constraint invoices_counter_positive check ((counter > 0)),
  constraint invoices_kind_known check ((kind = any (array['invoice', 'credit_note', 'correction', 'commission_invoice', 'commission_credit_note', 'withdrawal_statement']))),
  constraint invoices_total_adds_up check ((total_minor = (net_minor + tax_minor)))
);
create index invoices_by_reference on invoices using btree (refers_to_id) where (refers_to_id is not null);
create index invoices_newest on invoices using btree (issued_at desc, id desc);
create index invoices_of_order on invoices using btree (order_id, issued_at) where (order_id is not null);
create index invoices_of_shop on invoices using btree (shop_id, issued_at desc, id desc);
create trigger invoices_immutable before delete or update on invoices for each row execute function refuse_change();
create trigger invoices_no_truncate before truncate on invoices for each statement execute function refuse_change();
alter table invoices enable row level security;
create policy own_shop on invoices to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table audit_unlinked (
  entry_id uuid not null,
  constraint audit_unlinked_pkey primary key (entry_id),
  constraint audit_unlinked_entry_id_fkey foreign key (entry_id) references audit_log(id)
);

create table audit_chain (
  number bigint not null,
  entry_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_chain_pkey primary key (number),
  constraint audit_chain_once unique (entry_id),
  constraint audit_chain_entry_id_fkey foreign key (entry_id) references audit_log(id)
);
create trigger audit_chain_immutable before delete or update on audit_chain for each row execute function refuse_audit_change();
create trigger audit_chain_no_truncate before truncate on audit_chain for each statement execute function refuse_audit_change();

create table audit_anchors (
  day date not null,
  number bigint not null,
  hash bytea not null,
  at timestamptz not null,
  constraint audit_anchors_pkey primary key (day)
);
create trigger audit_anchors_immutable before delete or update on audit_anchors for each row execute function refuse_change();

create table audit_cuts (
  number bigint not null,
  hash bytea not null,
  at timestamptz not null,
  removed integer not null,
  constraint audit_cuts_pkey primary key (number)
);
create trigger audit_cuts_immutable before delete or update on audit_cuts for each row execute function refuse_change();

create table audit_changes (
  xact xid8 default pg_current_xact_id() not null,
  "position" bigint generated always as identity not null,
  change jsonb not null
);
create index audit_changes_by_xact on audit_changes using btree (xact);

create table review_votes (
  review_id uuid not null,
  person_id uuid not null,
  voted_at timestamptz not null,
  constraint review_votes_once_per_person primary key (review_id, person_id),
  constraint review_votes_person_id_fkey foreign key (person_id) references people(id),
  constraint review_votes_review_id_fkey foreign key (review_id) references reviews(id) on delete cascade
);
create index review_votes_by_person on review_votes using btree (person_id);

create table review_reports (
  review_id uuid not null,
  person_id uuid not null,
  reason text not null,
  reported_at timestamptz not null,
  settled_at timestamptz,
  constraint review_reports_once_per_person primary key (review_id, person_id),
  constraint review_reports_person_id_fkey foreign key (person_id) references people(id),
  constraint review_reports_review_id_fkey foreign key (review_id) references reviews(id) on delete cascade
);
create index review_reports_waiting on review_reports using btree (reported_at, review_id) where (settled_at is null);
create trigger zz_note_change after insert or delete or update on review_reports for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table review_invitations (
  order_id uuid not null,
  invited_at timestamptz not null,
  constraint review_invitations_pkey primary key (order_id),
  constraint review_invitations_order_id_fkey foreign key (order_id) references orders(id)
);

create table notices (
  id uuid not null,
  person_id uuid not null,
  key text not null,
  kind text not null,
  door text not null,
  title text not null,
  words text not null,
  path text not null,
  told_at timestamptz not null,
  seen_at timestamptz,
  constraint notices_pkey primary key (id),
  constraint notices_told_once unique (person_id, key),
  constraint notices_person_id_fkey foreign key (person_id) references people(id) on delete cascade,
  constraint notices_door_known check ((door = any (array['storefront', 'seller', 'operator'])))
);
create index notices_newest_of_person on notices using btree (person_id, door, told_at desc, id desc);
create index notices_unseen_of_person on notices using btree (person_id, door) where (seen_at is null);

create table notice_choices (
  person_id uuid not null,
  kind text not null,
  is_mailed boolean not null,
  is_shown boolean not null,
  is_pushed boolean default true not null,
  constraint notice_choices_one_per_kind primary key (person_id, kind),
  constraint notice_choices_person_id_fkey foreign key (person_id) references people(id) on delete cascade
);

create table person_addresses (
  id uuid not null,
  person_id uuid not null,
  address jsonb not null,
  is_default boolean not null,
  created_at timestamptz not null,
  constraint person_addresses_pkey primary key (id),
  constraint person_addresses_person_id_fkey foreign key (person_id) references people(id)
);
create index person_addresses_of_person on person_addresses using btree (person_id, created_at, id);
create unique index person_addresses_one_default on person_addresses using btree (person_id) where is_default;

create table passkeys (
  credential_id text not null,
  person_id uuid not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] default '{}'[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkeys_pkey primary key (credential_id),
  constraint passkeys_person_id_fkey foreign key (person_id) references people(id)
);
create index passkeys_of_person on passkeys using btree (person_id, created_at);

create table passkey_challenges (
  challenge text not null,
  purpose text not null,
  door text not null,
  person_id uuid,
  expires_at timestamptz not null,
  constraint passkey_challenges_pkey primary key (challenge),
  constraint passkey_challenges_person_id_fkey foreign key (person_id) references people(id),
  constraint passkey_challenges_door_known check ((door = any (array['storefront', 'seller', 'operator']))),
  constraint passkey_challenges_purpose_known check ((purpose = any (array['sign_in', 'add'])))
);
create index passkey_challenges_oldest on passkey_challenges using btree (expires_at);

create table saved_products (
  person_id uuid not null,
  product_id uuid not null,
  saved_at timestamptz not null,
  price_minor bigint not null,
  seen_minor bigint not null,
  constraint saved_products_pkey primary key (person_id, product_id),
  constraint saved_products_person_id_fkey foreign key (person_id) references people(id),
  constraint saved_products_product_id_fkey foreign key (product_id) references products(id)
);
create index saved_products_newest on saved_products using btree (person_id, saved_at desc, product_id desc);

create table followed_shops (
  person_id uuid not null,
  shop_id uuid not null,
  followed_at timestamptz not null,
  constraint followed_shops_pkey primary key (person_id, shop_id),
  constraint followed_shops_person_id_fkey foreign key (person_id) references people(id),
  constraint followed_shops_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index followed_shops_newest on followed_shops using btree (person_id, followed_at desc, shop_id desc);

create table stock_requests (
  person_id uuid not null,
  variant_id uuid not null,
  asked_at timestamptz not null,
  constraint stock_requests_pkey primary key (person_id, variant_id),
  constraint stock_requests_person_id_fkey foreign key (person_id) references people(id),
  constraint stock_requests_variant_id_fkey foreign key (variant_id) references variants(id)
);
create index stock_requests_by_variant on stock_requests using btree (variant_id);

create table questions (
  id uuid not null,
  product_id uuid not null,
  shop_id uuid not null,
  person_id uuid not null,
  author text not null,
  body text not null,
  state text default 'shown' not null,
  hidden_reason text default '' not null,
  created_at timestamptz not null,
  answer text default '' not null,
  answered_at timestamptz,
  answered_by uuid,
  constraint questions_pkey primary key (id),
  constraint questions_answered_by_fkey foreign key (answered_by) references people(id),
  constraint questions_person_id_fkey foreign key (person_id) references people(id),
  constraint questions_product_id_fkey foreign key (product_id) references products(id),
  constraint questions_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint questions_state_known check ((state = any (array['shown', 'hidden', 'held'])))
);
create index questions_held on questions using btree (created_at) where (state = 'held');
create index questions_newest on questions using btree (created_at desc, id desc);
create index questions_newest_of_product on questions using btree (product_id, created_at desc, id desc) where (state = 'shown');
create index questions_newest_of_shop on questions using btree (shop_id, created_at desc, id desc) where (state = 'shown');
create index questions_of_person on questions using btree (person_id, created_at desc, id desc);
create index questions_open_of_shop on questions using btree (shop_id, created_at desc, id desc) where ((state = 'shown') and (answered_at is null));
create trigger zz_note_change after insert or delete or update on questions for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table questions enable row level security;
create policy own_shop on questions to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table question_reports (
  question_id uuid not null,
  person_id uuid not null,
  reason text not null,
  reported_at timestamptz not null,
  settled_at timestamptz,
  constraint question_reports_once_per_person primary key (question_id, person_id),
  constraint question_reports_person_id_fkey foreign key (person_id) references people(id),
  constraint question_reports_question_id_fkey foreign key (question_id) references questions(id) on delete cascade
);
create index question_reports_waiting on question_reports using btree (reported_at, question_id) where (settled_at is null);
create trigger zz_note_change after insert or delete or update on question_reports for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table review_pictures (
  review_id uuid not null,
  media_id uuid not null,
  shop_id uuid not null,
  "position" integer not null,
  constraint review_pictures_pkey primary key (review_id, "position"),
  constraint review_pictures_media_id_fkey foreign key (media_id) references media(id),
  constraint review_pictures_review_id_fkey foreign key (review_id) references reviews(id) on delete cascade,
  constraint review_pictures_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index review_pictures_by_media on review_pictures using btree (media_id);
alter table review_pictures enable row level security;
create policy own_shop on review_pictures to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table data_exports (
  id uuid not null,
  person_id uuid not null,
  asked_at timestamptz not null,
  bytes bytea,
  ready_at timestamptz,
  expires_at timestamptz not null,
  constraint data_exports_pkey primary key (id),
  constraint data_exports_person_id_fkey foreign key (person_id) references people(id)
);
create index data_exports_of_person on data_exports using btree (person_id, asked_at desc);
create index data_exports_oldest on data_exports using btree (expires_at);

create table imports (
  id uuid not null,
  shop_id uuid not null,
  person_id uuid not null,
  format text not null,
  file_name text not null,
  category_id uuid,
  state text not null,
  as_drafts boolean default false not null,
  columns jsonb not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  worked_until timestamptz,
  constraint imports_pkey primary key (id),
  constraint imports_category_id_fkey foreign key (category_id) references categories(id),
  constraint imports_person_id_fkey foreign key (person_id) references people(id),
  constraint imports_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint imports_format_known check ((format = any (array['stoa', 'shopify', 'woocommerce']))),
  constraint imports_state_known check ((state = any (array['ready', 'running', 'done', 'cancelled'])))
);
create index imports_newest_of_shop on imports using btree (shop_id, created_at desc, id desc);
create unique index imports_one_running_per_shop on imports using btree (shop_id) where (state = 'running');
alter table imports enable row level security;
create policy own_shop on imports to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table import_lines (
  import_id uuid not null,
  shop_id uuid not null,
  line integer not null,
  product_key text not null,
  title text default '' not null,
  piece jsonb not null,
  act text,
  faults jsonb default '[]'::jsonb not null,
  outcome text,
  product_id uuid,
  constraint import_lines_pkey primary key (import_id, line),
  constraint import_lines_import_id_fkey foreign key (import_id) references imports(id) on delete cascade,
  constraint import_lines_product_id_fkey foreign key (product_id) references products(id),
  constraint import_lines_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint import_lines_act_known check ((act = any (array['create', 'change', 'refuse']))),
  constraint import_lines_outcome_known check ((outcome = any (array['created', 'changed', 'refused'])))
);
create index import_lines_at_fault on import_lines using btree (import_id, line) where (faults <> '[]'::jsonb);
create index import_lines_by_product on import_lines using btree (import_id, product_key, line);
create index import_lines_left on import_lines using btree (import_id, line) where (outcome is null);
alter table import_lines enable row level security;
create policy own_shop on import_lines to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table fetched_pictures (
  shop_id uuid not null,
  url text not null,
  media_id uuid not null,
  fetched_at timestamptz not null,
  constraint fetched_pictures_pkey primary key (shop_id, url),
  constraint fetched_pictures_media_id_fkey foreign key (media_id) references media(id) on delete cascade,
  constraint fetched_pictures_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index fetched_pictures_by_media on fetched_pictures using btree (media_id);
alter table fetched_pictures enable row level security;
create policy own_shop on fetched_pictures to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table media_sweep (
  only_one boolean default true not null,
  after_id uuid,
  constraint media_sweep_pkey primary key (only_one),
  constraint media_sweep_only_one check (only_one)
);

create table bought_together (
  product_id uuid not null,
  other_id uuid not null,
  checkouts integer not null,
  constraint bought_together_pkey primary key (product_id, other_id),
  constraint bought_together_other_id_fkey foreign key (other_id) references products(id) on delete cascade,
  constraint bought_together_product_id_fkey foreign key (product_id) references products(id) on delete cascade,
  constraint bought_together_positive check ((checkouts > 0)),
  constraint bought_together_two check ((product_id <> other_id))
);
create index bought_together_by_other on bought_together using btree (other_id);

create table refund_accounts (
  order_id uuid not null,
  holder text not null,
  iban text not null,
  given_at timestamptz not null,
  constraint refund_accounts_pkey primary key (order_id),
  constraint refund_accounts_order_id_fkey foreign key (order_id) references orders(id),
  constraint refund_accounts_holder_given check ((holder <> ''))
);
create trigger zz_note_change after insert or delete or update on refund_accounts for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table contract_templates (
  id uuid not null,
  name text not null,
  kind text not null,
  is_active boolean default false not null,
  min_total_minor bigint,
  product_id uuid,
  signers text[] not null,
  holds text[] default '{}'[] not null,
  expires_after_days integer not null,
  remind_after_days integer not null,
  created_at timestamptz not null,
  constraint contract_templates_pkey primary key (id),
  constraint contract_templates_product_id_fkey foreign key (product_id) references products(id),
  constraint contract_templates_expiry_sane check (((expires_after_days >= 1) and (expires_after_days <= 365))),
  constraint contract_templates_holds_known check ((holds <@ array['shop_approval', 'payout', 'shipping', 'subscription_start'])),
  constraint contract_templates_kind_known check ((kind = any (array['seller_agreement', 'order', 'subscription']))),
  constraint contract_templates_min_total_positive check ((min_total_minor > 0)),
  constraint contract_templates_reminder_sane check (((remind_after_days >= 1) and (remind_after_days <= 90))),
  constraint contract_templates_signers_known check (((signers <@ array['shop', 'customer']) and (cardinality(signers) > 0)))
);
create trigger zz_note_change after insert or delete or update on contract_templates for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table contract_template_versions (
  id uuid not null,
  template_id uuid not null,
  number integer not null,
  texts jsonb not null,
  fields jsonb default '[]'::jsonb not null,
  saved_at timestamptz not null,
  published_at timestamptz,
  published_by_person_id uuid,
  constraint contract_template_versions_pkey primary key (id),
  constraint contract_template_versions_number_unique unique (template_id, number),
  constraint contract_template_versions_published_by_person_id_fkey foreign key (published_by_person_id) references people(id),
  constraint contract_template_versions_template_id_fkey foreign key (template_id) references contract_templates(id),
  constraint contract_template_versions_number_positive check ((number > 0))
);
create unique index contract_template_versions_one_draft on contract_template_versions using btree (template_id) where (published_at is null);
create trigger contract_template_versions_published_stay before delete or update on contract_template_versions for each row execute function refuse_change_of_published();
create trigger zz_note_change after insert or delete or update on contract_template_versions for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table contract_tasks (
  cause text not null,
  template_id uuid not null,
  shop_id uuid,
  order_id uuid,
  created_at timestamptz not null,
  tries integer default 0 not null,
  next_try_at timestamptz not null,
  last_error text default '' not null,
  done_at timestamptz,
  subscription_id uuid,
  constraint contract_tasks_pkey primary key (cause),
  constraint contract_tasks_order_id_fkey foreign key (order_id) references orders(id),
  constraint contract_tasks_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint contract_tasks_template_id_fkey foreign key (template_id) references contract_templates(id)
);
create index contract_tasks_due on contract_tasks using btree (next_try_at, cause) where (done_at is null);
create index contract_tasks_open_of_order on contract_tasks using btree (order_id) where ((done_at is null) and (order_id is not null));
create index contract_tasks_open_of_shop on contract_tasks using btree (shop_id) where (done_at is null);
create index contract_tasks_open_of_subscription on contract_tasks using btree (subscription_id) where ((done_at is null) and (subscription_id is not null));
alter table contract_tasks enable row level security;
create policy own_shop on contract_tasks to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table contracts (
  id uuid not null,
  number bigint default nextval('contract_numbers'::regclass) not null,
  cause text not null,
  template_id uuid not null,
  version_id uuid not null,
  shop_id uuid not null,
  order_id uuid,
  person_id uuid,
  state text not null,
  holds text[] not null,
  language text not null,
  title text not null,
  text jsonb not null,
  text_hash text not null,
  consents jsonb not null,
  missing text[] default '{}'[] not null,
  verify_code text not null,
  drawn_up_at timestamptz not null,
  sent_at timestamptz,
  expires_at timestamptz,
  remind_at timestamptz,
  closed_at timestamptz,
  reason text default '' not null,
  seal_at timestamptz,
  seal_tries integer default 0 not null,
  service text,
  envelope_id text,
  envelope_sent_at timestamptz,
  envelope_look_at timestamptz,
  subscription_id uuid,
  constraint contracts_pkey primary key (id),
  constraint contracts_number_unique unique (number),
  constraint contracts_once_per_cause unique (cause),
  constraint contracts_verify_code_unique unique (verify_code),
  constraint contracts_order_id_fkey foreign key (order_id) references orders(id),
  constraint contracts_person_id_fkey foreign key (person_id) references people(id),
  constraint contracts_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint contracts_template_id_fkey foreign key (template_id) references contract_templates(id),
  constraint contracts_version_id_fkey foreign key (version_id) references contract_template_versions(id),
  constraint contracts_envelope_has_service check (((service is not null) or ((envelope_id is null) and (envelope_look_at is null)))),
  constraint contracts_state_known check ((state = any (array['drafted', 'sent', 'viewed', 'partly_signed', 'signed', 'sealed', 'declined', 'expired', 'voided'])))
);
create index contracts_envelopes_to_look_at on contracts using btree (envelope_look_at) where (envelope_look_at is not null);
create index contracts_incomplete on contracts using btree (id) where (state = 'drafted');
create index contracts_newest on contracts using btree (drawn_up_at desc, id desc);
create index contracts_of_order on contracts using btree (order_id) where (order_id is not null);
create index contracts_of_person on contracts using btree (person_id, drawn_up_at desc, id desc) where (person_id is not null);
create index contracts_of_shop on contracts using btree (shop_id, drawn_up_at desc, id desc);
create index contracts_of_subscription on contracts using btree (subscription_id) where (subscription_id is not null);
create unique index contracts_one_per_envelope on contracts using btree (service, envelope_id) where (envelope_id is not null);
create index contracts_to_expire on contracts using btree (expires_at) where (state = any (array['sent', 'viewed', 'partly_signed']));
create index contracts_to_remind on contracts using btree (remind_at) where (state = any (array['sent', 'viewed', 'partly_signed']));
create index contracts_to_seal on contracts using btree (seal_at) where (state = 'signed');
create trigger zz_note_change after insert or delete or update on contracts for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table contracts enable row level security;
create policy own_shop on contracts to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table contract_parties (
  id uuid not null,
  contract_id uuid not null,
  shop_id uuid not null,
  "position" integer not null,
  role text not null,
  name text not null,
  email citext not null,
  person_id uuid,
  link_turn integer default 1 not null,
  asked_at timestamptz,
  viewed_at timestamptz,
  read_at timestamptz,
  signed_at timestamptz,
  declined_at timestamptz,
  signature jsonb,
  proof text,
  code_hash bytea,
  code_expires_at timestamptz,
  constraint contract_parties_pkey primary key (id),
  constraint contract_parties_position_unique unique (contract_id, "position"),
  constraint contract_parties_contract_id_fkey foreign key (contract_id) references contracts(id),
  constraint contract_parties_person_id_fkey foreign key (person_id) references people(id),
  constraint contract_parties_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint contract_parties_proof_known check ((proof = any (array['password', 'code', 'service']))),
  constraint contract_parties_role_known check ((role = any (array['shop', 'customer']))),
  constraint contract_parties_signed_with_proof check (((signed_at is null) or ((signature is not null) and (proof is not null))))
);
create index contract_parties_of_person on contract_parties using btree (person_id) where (person_id is not null);
alter table contract_parties enable row level security;
create policy own_shop on contract_parties to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table contract_events (
  id uuid not null,
  contract_id uuid not null,
  shop_id uuid not null,
  party_id uuid,
  "position" integer not null,
  at timestamptz not null,
  kind text not null,
  detail text default '' not null,
  address text default '' not null,
  hash text not null,
  constraint contract_events_pkey primary key (id),
  constraint contract_events_position_unique unique (contract_id, "position"),
  constraint contract_events_contract_id_fkey foreign key (contract_id) references contracts(id),
  constraint contract_events_party_id_fkey foreign key (party_id) references contract_parties(id),
  constraint contract_events_shop_id_fkey foreign key (shop_id) references shops(id)
);
create trigger contract_events_immutable before delete or update on contract_events for each row execute function refuse_change();
alter table contract_events enable row level security;
create policy own_shop on contract_events to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table contract_files (
  contract_id uuid not null,
  shop_id uuid not null,
  sha256 text not null,
  certificate_hash text not null,
  bytes bytea not null,
  sealed_at timestamptz not null,
  timestamped_at timestamptz,
  constraint contract_files_pkey primary key (contract_id),
  constraint contract_files_hash_unique unique (sha256),
  constraint contract_files_contract_id_fkey foreign key (contract_id) references contracts(id),
  constraint contract_files_shop_id_fkey foreign key (shop_id) references shops(id)
);
create trigger contract_files_immutable before delete or update on contract_files for each row execute function refuse_change();
alter table contract_files enable row level security;
create policy own_shop on contract_files to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table seal_certificates (
  hash text not null,
  is_own boolean not null,
  chain bytea[] not null,
  sealed_key bytea,
  created_at timestamptz not null,
  market_name text,
  constraint seal_certificates_pkey primary key (hash),
  constraint seal_certificates_own_has_key check ((is_own = (sealed_key is not null)))
);
create unique index seal_certificates_one_own on seal_certificates using btree (is_own) where is_own;

create table payment_methods (
  id uuid not null,
  person_id uuid not null,
  gateway text not null,
  state text not null,
  reference text,
  customer_reference text,
  brand text,
  last4 text,
  expiry_month integer,
  expiry_year integer,
  consent text not null,
  consented_at timestamptz not null,
  kept_at timestamptz,
  removed_at timestamptz,
  request_key text,
  comes_with_charge boolean default false not null,
  is_default boolean default false not null,
  constraint payment_methods_pkey primary key (id),
  constraint payment_methods_request_key_unique unique (request_key),
  constraint payment_methods_person_id_fkey foreign key (person_id) references people(id),
  constraint payment_methods_consent_given check ((consent <> '')),
  constraint payment_methods_expiry_month_known check (((expiry_month >= 1) and (expiry_month <= 12))),
  constraint payment_methods_gateway_known check ((gateway = any (array['sandbox', 'stripe', 'paypal']))),
  constraint payment_methods_kept_by_name check (((state <> 'kept') or ((reference is not null) and (kept_at is not null)))),
  constraint payment_methods_state_known check ((state = any (array['asked', 'kept', 'refused', 'removed'])))
);
create index payment_methods_coming on payment_methods using btree (consented_at) where ((state = 'asked') and comes_with_charge);
create index payment_methods_of_person on payment_methods using btree (person_id, consented_at desc, id desc) where (state = 'kept');
create unique index payment_methods_one_default on payment_methods using btree (person_id) where is_default;
create unique index payment_methods_reference_unique on payment_methods using btree (gateway, reference) where (reference is not null);

create table plans (
  id uuid not null,
  shop_id uuid not null,
  product_id uuid not null,
  variant_id uuid not null,
  unit text not null,
  every integer not null,
  trial_days integer default 0 not null,
  price_minor bigint,
  discount_bps integer,
  first_price_minor bigint,
  min_cycles integer default 0 not null,
  end_after integer,
  reserves_stock boolean default false not null,
  offered_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint plans_pkey primary key (id),
  constraint plans_product_id_fkey foreign key (product_id) references products(id),
  constraint plans_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint plans_variant_id_fkey foreign key (variant_id) references variants(id),
  constraint plans_discount_is_a_share check (((discount_bps >= 0) and (discount_bps <= 10000))),
  constraint plans_end_after_minimum check (((end_after is null) or (end_after >= min_cycles))),
  constraint plans_end_after_positive check ((end_after > 0)),
  constraint plans_every_in_bounds check (((every >= 1) and (every <= 366))),
  constraint plans_first_price_not_negative check ((first_price_minor >= 0)),
  constraint plans_min_cycles_not_negative check ((min_cycles >= 0)),
  constraint plans_one_way_to_price check (((price_minor is null) <> (discount_bps is null))),
  constraint plans_price_not_negative check ((price_minor >= 0)),
  constraint plans_trial_days_in_bounds check (((trial_days >= 0) and (trial_days <= 366))),
  constraint plans_unit_known check ((unit = any (array['day', 'week', 'month', 'year'])))
);
create index plans_of_product on plans using btree (product_id, offered_at);
create index plans_of_shop on plans using btree (shop_id, offered_at desc, id desc);
create index plans_of_variant on plans using btree (variant_id, offered_at) where (withdrawn_at is null);
create trigger zz_note_change after insert or delete or update on plans for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table plans enable row level security;
create policy own_shop on plans to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table subscriptions (
  id uuid not null,
  number bigint default nextval('subscription_numbers'::regclass) not null,
  order_line_id uuid not null,
  person_id uuid not null,
  email citext not null,
  shop_id uuid not null,
  plan_id uuid not null,
  product_id uuid not null,
  variant_id uuid not null,
  quantity integer not null,
  currency text not null,
  unit_price_minor bigint not null,
  state text not null,
  unit text not null,
  every integer not null,
  anchor_on date not null,
  due_minute integer not null,
  next_turn integer not null,
  next_on date,
  next_at timestamptz,
  cycles integer default 0 not null,
  cycles_paid integer default 0 not null,
  payment_method_id uuid,
  address jsonb not null,
  tax_number text default '' not null,
  shipping_method_id uuid,
  credit_minor bigint default 0 not null,
  next_plan_id uuid,
  resume_on date,
  ends_with_cycle boolean default false not null,
  end_reason text default '' not null,
  held_quantity integer default 0 not null,
  told_of_expiry text,
  started_at timestamptz not null,
  ended_at timestamptz,
  cycles_of_plan integer default 0 not null,
  min_cycles integer default 0 not null,
  constraint subscriptions_pkey primary key (id),
  constraint subscriptions_number_unique unique (number),
  constraint subscriptions_one_per_line unique (order_line_id),
  constraint subscriptions_next_plan_id_fkey foreign key (next_plan_id) references plans(id),
  constraint subscriptions_order_line_id_fkey foreign key (order_line_id) references order_lines(id),
  constraint subscriptions_payment_method_id_fkey foreign key (payment_method_id) references payment_methods(id),
  constraint subscriptions_person_id_fkey foreign key (person_id) references people(id),
  constraint subscriptions_plan_id_fkey foreign key (plan_id) references plans(id),
  constraint subscriptions_product_id_fkey foreign key (product_id) references products(id),
  constraint subscriptions_shipping_method_id_fkey foreign key (shipping_method_id) references shipping_methods(id),
  constraint subscriptions_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint subscriptions_variant_id_fkey foreign key (variant_id) references variants(id),
  constraint subscriptions_credit_not_negative check ((credit_minor >= 0)),
  constraint subscriptions_due_minute_of_a_day check (((due_minute >= 0) and (due_minute <= 1439))),
  constraint subscriptions_due_while_running check (((next_at is null) = (next_on is null))),
  constraint subscriptions_held_not_negative check ((held_quantity >= 0)),
  constraint subscriptions_minimum_not_negative check ((min_cycles >= 0)),
  constraint subscriptions_over_for_good check (((state = any (array['cancelled', 'ended'])) = (ended_at is not null))),
  constraint subscriptions_price_not_negative check ((unit_price_minor >= 0)),
  constraint subscriptions_quantity_in_bounds check (((quantity >= 1) and (quantity <= 999))),
  constraint subscriptions_state_known check ((state = any (array['trialing', 'active', 'past_due', 'paused', 'unpaid', 'cancelled', 'ended'])))
);
create index subscriptions_by_means on subscriptions using btree (payment_method_id) where (ended_at is null);
create index subscriptions_by_state on subscriptions using btree (state, started_at desc, id desc);
create index subscriptions_by_variant on subscriptions using btree (variant_id) where (ended_at is null);
create index subscriptions_due on subscriptions using btree (next_at, id) where (next_at is not null);
create index subscriptions_of_person on subscriptions using btree (person_id, started_at desc, id desc);
create index subscriptions_of_plan on subscriptions using btree (plan_id) where (ended_at is null);
create index subscriptions_of_shop on subscriptions using btree (shop_id, started_at desc, id desc);
create trigger zz_note_change after insert or delete or update on subscriptions for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table subscriptions enable row level security;
create policy own_shop on subscriptions to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table subscription_cycles (
  id uuid not null,
  subscription_id uuid not null,
  shop_id uuid not null,
  number integer not null,
  from_on date not null,
  to_on date not null,
  due_at timestamptz not null,
  state text not null,
  items_minor bigint default 0 not null,
  total_minor bigint,
  credit_minor bigint default 0 not null,
  checkout_id uuid,
  tries integer default 0 not null,
  failure text default '' not null,
  tried_at timestamptz,
  next_try_at timestamptz,
  settled_at timestamptz,
  lost_charges integer default 0 not null,
  refused_at timestamptz,
  constraint subscription_cycles_pkey primary key (id),
  constraint subscription_cycles_counted unique (subscription_id, number),
  constraint subscription_cycles_one_checkout unique (checkout_id, subscription_id),
  constraint subscription_cycles_checkout_id_fkey foreign key (checkout_id) references checkouts(id),
  constraint subscription_cycles_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint subscription_cycles_subscription_id_fkey foreign key (subscription_id) references subscriptions(id),
  constraint subscription_cycles_credit_not_negative check ((credit_minor >= 0)),
  constraint subscription_cycles_do_not_overlap exclude using gist (subscription_id with =, daterange(from_on, to_on) with &&),
  constraint subscription_cycles_in_order check ((from_on <= to_on)),
  constraint subscription_cycles_lost_counted check ((lost_charges >= 0)),
  constraint subscription_cycles_state_known check ((state = any (array['running', 'failed', 'succeeded', 'exhausted', 'skipped', 'forgiven'])))
);
create index subscription_cycles_of_shop on subscription_cycles using btree (shop_id, settled_at) where (state = 'succeeded');
create unique index subscription_cycles_one_unsettled on subscription_cycles using btree (subscription_id) where (state = any (array['running', 'failed']));
create index subscription_cycles_settled_late on subscription_cycles using btree (settled_at desc, id desc) where (refused_at is not null);
create index subscription_cycles_to_try on subscription_cycles using btree (next_try_at) where (state = 'failed');
create index subscription_cycles_under_way on subscription_cycles using btree (tried_at) where (state = 'running');
create trigger zz_note_change after insert or delete or update on subscription_cycles for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table subscription_cycles enable row level security;
create policy own_shop on subscription_cycles to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table subscription_history (
  id uuid not null,
  subscription_id uuid not null,
  shop_id uuid not null,
  act text not null,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null,
  by_person_id uuid,
  detail text default '' not null,
  constraint subscription_history_pkey primary key (id),
  constraint subscription_history_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint subscription_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint subscription_history_subscription_id_fkey foreign key (subscription_id) references subscriptions(id)
);
create index subscription_history_of_subscription on subscription_history using btree (subscription_id, at, id);
alter table subscription_history enable row level security;
create policy own_shop on subscription_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table shop_invitations (
  id uuid not null,
  shop_id uuid not null,
  email citext not null,
  role text not null,
  invited_by uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  constraint shop_invitations_pkey primary key (id),
  constraint shop_invitations_one_per_address unique (shop_id, email),
  constraint shop_invitations_token_unique unique (token_hash),
  constraint shop_invitations_invited_by_fkey foreign key (invited_by) references people(id),
  constraint shop_invitations_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint shop_invitations_role_known check ((role = any (array['owner', 'manager', 'staff'])))
);
create index shop_invitations_oldest on shop_invitations using btree (expires_at);
create trigger zz_note_change after insert or delete or update on shop_invitations for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table shop_invitations enable row level security;
create policy own_shop on shop_invitations to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table application_checklist (
  is_only boolean default true not null,
  asks_address boolean default false not null,
  asks_tax_number boolean default false not null,
  terms text default '' not null,
  constraint application_checklist_pkey primary key (is_only),
  constraint application_checklist_is_one check (is_only)
);
create trigger zz_note_change after insert or delete or update on application_checklist for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table application_documents (
  id uuid not null,
  name text not null,
  description text default '' not null,
  "position" integer not null,
  removed_at timestamptz,
  constraint application_documents_pkey primary key (id),
  constraint application_documents_have_a_name check ((name <> ''))
);
create trigger zz_note_change after insert or delete or update on application_documents for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table shop_applications (
  shop_id uuid not null,
  accepted_terms text default '' not null,
  accepted_at timestamptz,
  handed_in_at timestamptz,
  constraint shop_applications_pkey primary key (shop_id),
  constraint shop_applications_shop_id_fkey foreign key (shop_id) references shops(id)
);
create trigger zz_note_change after insert or delete or update on shop_applications for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table shop_applications enable row level security;
create policy own_shop on shop_applications to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table application_files (
  id uuid not null,
  shop_id uuid not null,
  document_id uuid not null,
  person_id uuid,
  name text not null,
  content_type text not null,
  bytes bytea not null,
  created_at timestamptz not null,
  constraint application_files_pkey primary key (id),
  constraint application_files_document_id_fkey foreign key (document_id) references application_documents(id),
  constraint application_files_person_id_fkey foreign key (person_id) references people(id),
  constraint application_files_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint application_files_type_known check ((content_type = any (array['application/pdf', 'image/jpeg'])))
);
create index application_files_of_shop on application_files using btree (shop_id, document_id, created_at);
alter table application_files enable row level security;
create policy own_shop on application_files to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table price_history (
  id uuid not null,
  variant_id uuid not null,
  product_id uuid not null,
  shop_id uuid not null,
  price_minor bigint not null,
  compare_at_minor bigint,
  is_public boolean not null,
  at timestamptz not null,
  source text not null,
  by_person_id uuid,
  constraint price_history_pkey primary key (id),
  constraint price_history_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint price_history_product_id_fkey foreign key (product_id) references products(id),
  constraint price_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint price_history_variant_id_fkey foreign key (variant_id) references variants(id),
  constraint price_history_source_known check ((source = any (array['form', 'list', 'import', 'shelf'])))
);
create index price_history_of_product on price_history using btree (product_id, at desc, id desc);
create index price_history_of_variant on price_history using btree (variant_id, at, id);
create trigger price_history_immutable before delete or update on price_history for each row execute function refuse_change();
alter table price_history enable row level security;
create policy own_shop on price_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table stock_history (
  id uuid not null,
  variant_id uuid not null,
  product_id uuid not null,
  shop_id uuid not null,
  change integer not null,
  on_hand_after integer not null,
  at timestamptz not null,
  source text not null,
  order_id uuid,
  by_person_id uuid,
  constraint stock_history_pkey primary key (id),
  constraint stock_history_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint stock_history_order_id_fkey foreign key (order_id) references orders(id),
  constraint stock_history_product_id_fkey foreign key (product_id) references products(id),
  constraint stock_history_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint stock_history_variant_id_fkey foreign key (variant_id) references variants(id),
  constraint stock_history_source_known check ((source = any (array['sale', 'return', 'form', 'list', 'import', 'count'])))
);
create index stock_history_by_order on stock_history using btree (order_id) where (order_id is not null);
create index stock_history_of_product on stock_history using btree (product_id, at desc, id desc);
create index stock_history_of_variant on stock_history using btree (variant_id, id desc);
create trigger stock_history_immutable before delete or update on stock_history for each row execute function refuse_change();
alter table stock_history enable row level security;
create policy own_shop on stock_history to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table payouts (
  id uuid not null,
  withdrawal_id uuid not null,
  provider text not null,
  state text not null,
  reference text,
  transaction_reference text,
  provider_state text default '' not null,
  because text default '' not null,
  looks integer default 0 not null,
  next_look_at timestamptz,
  intended_at timestamptz not null,
  sent_at timestamptz,
  updated_at timestamptz not null,
  constraint payouts_pkey primary key (id),
  constraint payouts_withdrawal_id_fkey foreign key (withdrawal_id) references withdrawals(id),
  constraint payouts_provider_known check ((provider = 'paypal')),
  constraint payouts_state_known check ((state = any (array['intended', 'sent', 'under_way', 'unknown', 'paid', 'failed', 'refused'])))
);
create index payouts_by_transaction on payouts using btree (transaction_reference) where (transaction_reference is not null);
create index payouts_of_withdrawal on payouts using btree (withdrawal_id, intended_at desc);
create unique index payouts_one_live_per_withdrawal on payouts using btree (withdrawal_id) where (state <> 'refused');
create index payouts_to_look_at on payouts using btree (next_look_at) where (next_look_at is not null);
create trigger zz_note_change after insert or delete or update on payouts for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table listing_reports (
  id uuid not null,
  product_id uuid,
  shop_id uuid not null,
  person_id uuid not null,
  reason text not null,
  reported_at timestamptz not null,
  settled_at timestamptz,
  constraint listing_reports_pkey primary key (id),
  constraint listing_reports_once_per_person unique nulls not distinct (person_id, shop_id, product_id),
  constraint listing_reports_person_id_fkey foreign key (person_id) references people(id),
  constraint listing_reports_product_id_fkey foreign key (product_id) references products(id),
  constraint listing_reports_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index listing_reports_by_product on listing_reports using btree (product_id);
create index listing_reports_waiting on listing_reports using btree (shop_id, product_id) where (settled_at is null);
create trigger zz_note_change after insert or delete or update on listing_reports for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table blocked_words (
  word text not null,
  added_at timestamptz not null,
  constraint blocked_words_pkey primary key (word)
);
create trigger blocked_words_changed after insert or delete or update on blocked_words for each statement execute function announce_settings_change();
create trigger zz_note_change after insert or delete or update on blocked_words for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table clock_moves (
  id uuid not null,
  by text not null,
  state text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reached_at timestamptz not null,
  told_until timestamptz not null,
  steps integer default 0 not null,
  took_ms bigint default 0 not null,
  by_person_id uuid,
  asked_at timestamptz not null,
  constraint clock_moves_pkey primary key (id),
  constraint clock_moves_by_person_id_fkey foreign key (by_person_id) references people(id),
  constraint clock_moves_by_known check ((by = any (array['hour', 'day', 'week', 'month', 'year', 'cycle', 'event']))),
  constraint clock_moves_forward check ((until_at > from_at)),
  constraint clock_moves_state_known check ((state = any (array['running', 'done', 'stopped'])))
);
create index clock_moves_newest on clock_moves using btree (from_at desc, id desc);
create unique index clock_moves_one_runs on clock_moves using btree ((true)) where (state = 'running');

create table clock_log (
  id uuid not null,
  move_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  figures jsonb not null,
  constraint clock_log_pkey primary key (id),
  constraint clock_log_move_id_fkey foreign key (move_id) references clock_moves(id),
  constraint clock_log_forward check ((to_at >= from_at))
);
create index clock_log_newest on clock_log using btree (to_at desc, id desc);

create table notice_hours (
  person_id uuid not null,
  quiet_from smallint,
  quiet_to smallint,
  time_zone text not null,
  wants_digest boolean not null,
  constraint notice_hours_pkey primary key (person_id),
  constraint notice_hours_person_id_fkey foreign key (person_id) references people(id) on delete cascade,
  constraint notice_hours_both_ends check (((quiet_from is null) = (quiet_to is null))),
  constraint notice_hours_in_a_day check ((((quiet_from >= 0) and (quiet_from <= 23)) and ((quiet_to >= 0) and (quiet_to <= 23)) and (quiet_from <> quiet_to)))
);

create table chat_reports (
  id uuid not null,
  conversation_id uuid not null,
  message_id uuid,
  reporter_id uuid,
  reporter_side text,
  side text not null,
  reason text not null,
  reported_at timestamptz not null,
  decision text,
  decided_reason text default '' not null,
  decided_at timestamptz,
  decided_by uuid,
  constraint chat_reports_pkey primary key (id),
  constraint chat_reports_conversation_id_fkey foreign key (conversation_id) references conversations(id),
  constraint chat_reports_decided_by_fkey foreign key (decided_by) references people(id),
  constraint chat_reports_message_id_fkey foreign key (message_id) references messages(id),
  constraint chat_reports_reporter_id_fkey foreign key (reporter_id) references people(id),
  constraint chat_reports_decided_in_full check (((decision is null) = (decided_at is null))),
  constraint chat_reports_decision_known check ((decision = any (array['dismissed', 'warned', 'removed', 'blocked']))),
  constraint chat_reports_removed_a_message check (((decision <> 'removed') or (message_id is not null))),
  constraint chat_reports_reporter_side_known check ((reporter_side = any (array['customer', 'shop']))),
  constraint chat_reports_side_known check ((side = any (array['customer', 'shop'])))
);
create index chat_reports_decided on chat_reports using btree (decided_at desc, id desc) where (decided_at is not null);
create unique index chat_reports_once on chat_reports using btree (conversation_id, message_id, reporter_id) nulls not distinct where (decided_at is null);
create index chat_reports_waiting on chat_reports using btree (reported_at, id) where (decided_at is null);
create trigger zz_note_change after insert or delete or update on chat_reports for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table chat_bans (
  report_id uuid not null,
  person_id uuid,
  shop_id uuid,
  since timestamptz not null,
  lifted_at timestamptz,
  constraint chat_bans_pkey primary key (report_id),
  constraint chat_bans_person_id_fkey foreign key (person_id) references people(id),
  constraint chat_bans_report_id_fkey foreign key (report_id) references chat_reports(id),
  constraint chat_bans_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint chat_bans_of_one check ((num_nonnulls(person_id, shop_id) = 1))
);
create index chat_bans_of_person on chat_bans using btree (person_id) where (lifted_at is null);
create index chat_bans_of_shop on chat_bans using btree (shop_id) where (lifted_at is null);
create trigger zz_note_change after insert or delete or update on chat_bans for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table chat_bans enable row level security;
create policy own_shop on chat_bans to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table gateway_customers (
  id uuid not null,
  person_id uuid not null,
  gateway text not null,
  reference text,
  asked_at timestamptz not null,
  constraint gateway_customers_pkey primary key (id),
  constraint gateway_customers_one_each unique (person_id, gateway),
  constraint gateway_customers_person_id_fkey foreign key (person_id) references people(id),
  constraint gateway_customers_gateway_known check ((gateway = 'stripe'))
);

create table mail_events (
  id text not null,
  address citext not null,
  kind text not null,
  happened_at timestamptz not null,
  heard_at timestamptz not null,
  constraint mail_events_pkey primary key (id),
  constraint mail_events_kind_known check ((kind = any (array['bounced', 'complained'])))
);
create index mail_events_by_address on mail_events using btree (address);

create table paused_addresses (
  id uuid not null,
  address citext not null,
  reason text not null,
  paused_at timestamptz not null,
  resumed_at timestamptz,
  constraint paused_addresses_pkey primary key (id),
  constraint paused_addresses_once unique (address),
  constraint paused_addresses_reason_known check ((reason = any (array['bounced', 'complained'])))
);
create index paused_addresses_newest on paused_addresses using btree (paused_at desc, id desc) where (resumed_at is null);
create trigger zz_note_change after insert or delete or update on paused_addresses for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table refused_sign_ins (
  email citext not null,
  minute timestamptz not null,
  tries jsonb not null,
  door text not null,
  user_agent text not null,
  addresses text[] not null,
  first_at timestamptz not null,
  constraint refused_sign_ins_pkey primary key (email, minute)
);
create index refused_sign_ins_by_minute on refused_sign_ins using btree (minute);

create table invoice_handovers (
  invoice_id uuid not null,
  shop_id uuid not null,
  customer_key text not null,
  state text not null,
  wanted_at timestamptz not null,
  tries integer default 0 not null,
  next_try_at timestamptz,
  because text default '' not null,
  outside_id text,
  outside_number text,
  recorded_at timestamptz,
  constraint invoice_handovers_pkey primary key (invoice_id),
  constraint invoice_handovers_invoice_id_fkey foreign key (invoice_id) references invoices(id),
  constraint invoice_handovers_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint invoice_handovers_recorded_are_known check (((state = 'recorded') = ((outside_id is not null) and (outside_number is not null) and (recorded_at is not null)))),
  constraint invoice_handovers_state_known check ((state = any (array['wanted', 'sending', 'unknown', 'recorded', 'refused']))),
  constraint invoice_handovers_waiting_are_due check (((state = any (array['recorded', 'refused'])) or (next_try_at is not null)))
);
create index invoice_handovers_by_shop on invoice_handovers using btree (shop_id);
create index invoice_handovers_due on invoice_handovers using btree (next_try_at, invoice_id) where (next_try_at is not null);
create index invoice_handovers_missing on invoice_handovers using btree (wanted_at, invoice_id) where (state <> 'recorded');
create trigger zz_note_change after insert or delete or update on invoice_handovers for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table invoice_handovers enable row level security;
create policy own_shop on invoice_handovers to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table billing_customers (
  key text not null,
  outside_id text not null,
  constraint billing_customers_pkey primary key (key)
);

create table product_files (
  id uuid not null,
  shop_id uuid not null,
  product_id uuid not null,
  name text not null,
  bytes integer not null,
  version integer default 1 not null,
  uploaded_at timestamptz not null,
  removed_at timestamptz,
  constraint product_files_pkey primary key (id),
  constraint product_files_product_id_fkey foreign key (product_id) references products(id),
  constraint product_files_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint product_files_not_empty check ((bytes > 0))
);
create index product_files_of_product on product_files using btree (product_id, uploaded_at, id);
create index product_files_taken_out on product_files using btree (removed_at, id) where (removed_at is not null);
create trigger zz_note_change after insert or delete or update on product_files for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table product_files enable row level security;
create policy own_shop on product_files to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table product_file_pieces (
  file_id uuid not null,
  version integer not null,
  "position" integer not null,
  shop_id uuid not null,
  bytes bytea not null,
  constraint product_file_pieces_pkey primary key (file_id, version, "position"),
  constraint product_file_pieces_file_id_fkey foreign key (file_id) references product_files(id),
  constraint product_file_pieces_shop_id_fkey foreign key (shop_id) references shops(id)
);
alter table product_file_pieces enable row level security;
create policy own_shop on product_file_pieces to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table downloads (
  id uuid not null,
  shop_id uuid not null,
  order_id uuid not null,
  order_line_id uuid not null,
  file_id uuid not null,
  given_at timestamptz not null,
  open_until timestamptz not null,
  most integer not null,
  fetched integer default 0 not null,
  constraint downloads_pkey primary key (id),
  constraint downloads_once_per_line unique (order_line_id, file_id),
  constraint downloads_file_id_fkey foreign key (file_id) references product_files(id),
  constraint downloads_order_id_fkey foreign key (order_id) references orders(id),
  constraint downloads_order_line_id_fkey foreign key (order_line_id) references order_lines(id),
  constraint downloads_shop_id_fkey foreign key (shop_id) references shops(id),
  constraint downloads_fetched_within_most check (((fetched >= 0) and (fetched <= most)))
);
create index downloads_of_file on downloads using btree (file_id);
create index downloads_of_order on downloads using btree (order_id);
create trigger zz_note_change after insert or delete or update on downloads for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();
alter table downloads enable row level security;
create policy own_shop on downloads to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table download_fetches (
  id uuid not null,
  download_id uuid not null,
  shop_id uuid not null,
  at timestamptz not null,
  link_id uuid,
  constraint download_fetches_pkey primary key (id),
  constraint download_fetches_download_id_fkey foreign key (download_id) references downloads(id),
  constraint download_fetches_shop_id_fkey foreign key (shop_id) references shops(id)
);
create index download_fetches_of_download on download_fetches using btree (download_id, at);
create unique index download_fetches_once_per_link on download_fetches using btree (link_id);
alter table download_fetches enable row level security;
create policy own_shop on download_fetches to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());

create table push_keys (
  is_only boolean default true not null,
  public_key text not null,
  sealed_private_key bytea not null,
  made_at timestamptz not null,
  constraint push_keys_pkey primary key (is_only),
  constraint push_keys_only_one check (is_only)
);

create table push_devices (
  id uuid not null,
  person_id uuid not null,
  session_id uuid not null,
  door text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  name text not null,
  added_at timestamptz not null,
  last_told_at timestamptz,
  failures smallint default 0 not null,
  constraint push_devices_pkey primary key (id),
  constraint push_devices_endpoint_once unique (endpoint, door),
  constraint push_devices_one_per_session unique (session_id),
  constraint push_devices_person_id_fkey foreign key (person_id) references people(id) on delete cascade,
  constraint push_devices_session_id_fkey foreign key (session_id) references sessions(id) on delete cascade,
  constraint push_devices_door_known check ((door = any (array['storefront', 'seller', 'operator'])))
);
create index push_devices_of_person on push_devices using btree (person_id, door);

create table push_messages (
  id uuid not null,
  device_id uuid not null,
  key text not null,
  title text not null,
  words text not null,
  path text not null,
  created_at timestamptz not null,
  held_until timestamptz,
  tries smallint default 0 not null,
  sent_at timestamptz,
  dropped_because text,
  constraint push_messages_pkey primary key (id),
  constraint push_messages_told_once unique (device_id, key),
  constraint push_messages_device_id_fkey foreign key (device_id) references push_devices(id) on delete cascade,
  constraint push_messages_dropped_known check ((dropped_because = any (array['seen', 'refused', 'late']))),
  constraint push_messages_one_end check (((sent_at is null) or (dropped_because is null)))
);
create index push_messages_held on push_messages using btree (held_until, id) where (held_until is not null);
create index push_messages_oldest on push_messages using btree (created_at);

create table market_chat_settings (
  is_only boolean default true not null,
  greeting text default '' not null,
  is_greeting_on boolean default false not null,
  quick_replies jsonb default '[]'::jsonb not null,
  constraint market_chat_settings_pkey primary key (is_only),
  constraint market_chat_settings_only_one check (is_only)
);
create trigger zz_note_change after insert or delete or update on market_chat_settings for each row when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create or replace function announce_settings_change()
 returns trigger
 language plpgsql
as $function$
begin
  perform pg_notify('market_settings', '');
  return null;
end $function$;

create or replace function picture_json(picture_id uuid, picture_alt text default null::text)
 returns json
 language sql
 stable parallel safe
as $function$
  select json_build_object('id', m.id, 'src', '/media/' || m.storage_key, 'widths', m.widths, 'width', m.width, 'height', m.height,
                           'alt', coalesce(nullif(picture_alt, ''), m.alt), 'color', m.color)
  from media m where m.id = picture_id
$function$;

create or replace function money_json(amount_minor bigint, currency text)
 returns json
 language sql
 stable parallel safe
as $function$
  select case when amount_minor is not null then json_build_object('amountMinor', amount_minor, 'currency', currency) end
$function$;

create or replace function instant_json(at timestamptz)
 returns text
 language sql
 stable parallel safe
as $function$
  select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$function$;

create or replace function count_review()
 returns trigger
 language plpgsql
as $function$
begin
  if tg_op <> 'INSERT' and old.state = 'shown' then
    update products set rating_sum = rating_sum - old.stars, rating_count = rating_count - 1,
      star_counts[old.stars] = star_counts[old.stars] - 1
    where id = old.product_id;
    update shops set rating_sum = rating_sum - old.stars, rating_count = rating_count - 1 where id = old.shop_id;
  end if;
  if tg_op <> 'DELETE' and new.state = 'shown' then
    update products set rating_sum = rating_sum + new.stars, rating_count = rating_count + 1,
      star_counts[new.stars] = star_counts[new.stars] + 1
    where id = new.product_id;
    update shops set rating_sum = rating_sum + new.stars, rating_count = rating_count + 1 where id = new.shop_id;
  end if;
  return null;
end $function$;

create or replace function shop_trade(of_shop uuid)
 returns table(order_count bigint, sold_minor bigint)
 language sql
 stable parallel safe
as $function$
  select count(*), coalesce(sum(total_minor - refunded_minor), 0)::bigint
  from orders where shop_id = of_shop and state in ('processing', 'handed_over', 'delivered', 'completed')
$function$;

create or replace function refuse_ledger_change()
 returns trigger
 language plpgsql
as $function$
begin
  raise exception 'the ledger is never changed: % on %', tg_op, tg_table_name using errcode = 'raise_exception', constraint = tg_table_name || '_immutable';
end $function$;

create or replace function check_posting_balanced()
 returns trigger
 language plpgsql
as $function$
begin
  if exists (select from ledger_entries where posting_id = new.posting_id group by currency having sum(amount_minor) <> 0) then
    raise exception 'posting % does not sum to zero', new.posting_id using errcode = 'check_violation', constraint = 'ledger_postings_balanced';
  end if;
  return null;
end $function$;

create or replace function current_shop_id()
 returns uuid
 language sql
 stable parallel safe
as $function$ select nullif(current_setting('stoa.shop_id', true), '')::uuid $function$;

create or replace function check_withdrawal_adds_up()
 returns trigger
 language plpgsql
as $function$
begin
  if (select w.carried_minor + coalesce(sum(i.amount_minor), 0) - w.rest_minor - w.amount_minor - w.fee_minor
      from withdrawals w left join withdrawal_items i on i.withdrawal_id = w.id where w.id = new.id group by w.id) <> 0 then
    raise exception 'withdrawal % does not add up', new.id using errcode = 'check_violation', constraint = 'withdrawals_add_up';
  end if;
  return null;
end $function$;

create or replace function has_ordered(person uuid, mail citext, of_shop uuid)
 returns boolean
 language sql
 stable parallel safe
as $function$
  select exists (select from orders where person_id = person and (of_shop is null or shop_id = of_shop) and state not in ('cancelled', 'expired'))
      or exists (select from orders where email = mail and (of_shop is null or shop_id = of_shop) and state not in ('cancelled', 'expired'))
$function$;

create or replace function came_to_nothing(of_order uuid)
 returns boolean
 language sql
 stable parallel safe
as $function$
  select exists (select from orders where id = of_order
    and (state in ('expired', 'cancelled') or (refunded_minor >= total_minor and total_minor > 0)))
$function$;

create or replace function price_shop_in_market_currency()
 returns trigger
 language plpgsql
as $function$
begin
  new.currency := coalesce(nullif(new.currency, ''), (select currency from market_settings));
  return new;
end $function$;

create or replace function search_dictionary()
 returns regdictionary
 language sql
 stable parallel safe
as $function$
  select case split_part(locale, '-', 1)
    when 'ar' then 'arabic_stem' when 'ca' then 'catalan_stem' when 'da' then 'danish_stem' when 'de' then 'german_stem'
    when 'el' then 'greek_stem' when 'en' then 'english_stem' when 'es' then 'spanish_stem' when 'eu' then 'basque_stem'
    when 'fi' then 'finnish_stem' when 'fr' then 'french_stem' when 'ga' then 'irish_stem' when 'hu' then 'hungarian_stem'
    when 'id' then 'indonesian_stem' when 'it' then 'italian_stem' when 'lt' then 'lithuanian_stem' when 'nb' then 'norwegian_stem'
    when 'nl' then 'dutch_stem' when 'no' then 'norwegian_stem' when 'pt' then 'portuguese_stem' when 'ro' then 'romanian_stem'
    when 'ru' then 'russian_stem' when 'sr' then 'serbian_stem' when 'sv' then 'swedish_stem' when 'tr' then 'turkish_stem'
    else 'simple' end::regdictionary
  from market_settings
$function$;

create or replace function search_unit(unit text)
 returns text
 language sql
 immutable parallel safe
as $function$
  select case
    when unit in ('in', 'inch', 'inches') then 'inch'
    when unit in ('ft', 'foot', 'feet') then 'ft'
    when unit in ('m', 'meter', 'meters', 'metre', 'metres') then 'm'
    when unit in ('g', 'gram', 'grams') then 'g'
    when unit in ('kg', 'kgs', 'kilogram', 'kilograms', 'kilo', 'kilos') then 'kg'
    when unit in ('l', 'liter', 'liters', 'litre', 'litres') then 'l'
    when unit in ('ml', 'milliliter', 'milliliters', 'millilitre', 'millilitres') then 'ml'
    when unit in ('oz', 'ounce', 'ounces') then 'oz'
    when unit in ('lb', 'lbs', 'pound', 'pounds') then 'lb'
    when unit in ('qt', 'quart', 'quarts') then 'qt'
    when unit in ('gal', 'gallon', 'gallons') then 'gallon'
    when unit in ('gb', 'gig', 'gigabyte', 'gigabytes') then 'gb'
    when unit in ('tb', 'terabyte', 'terabytes') then 'tb'
    when unit in ('w', 'watt', 'watts') then 'w'
    when unit in ('v', 'volt', 'volts') then 'v'
    when unit in ('amp', 'amps') then 'amp'
    when unit in ('mp', 'megapixel', 'megapixels') then 'mp'
    when unit in ('pk', 'pack', 'packs', 'ct', 'count', 'pc', 'pcs', 'piece', 'pieces') then 'pack'
    when unit in ('yr', 'yrs', 'year', 'years') then 'year'
    else unit end
$function$;

create or replace function search_text(written text)
 returns text
 language sql
 stable parallel safe
as $function$
  select regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(lower(unaccent(written)) collate "pg_c_utf8", '(\d),(?=\d{3})|''s\M|''(?!(?:\s|x|''|\d|$))|’', '\1', 'g'),
        '(\d)\s*(?:"|'''')|(\d)[\s-]?in(?:\.|\M)(?![\s-]*(?:\d|the|a|one)\M)', '\1\2inch ', 'g'),
      '(\d)[\s-]+(inch|inches|foot|feet|ft|meters?|metres?|cm|mm|grams?|kgs?|kilos?|kilograms?|lit(?:er|re)s?|ml|millilit(?:er|re)s?|oz|ounces?|lbs?|pounds?|qt|quarts?|gal|gallons?|gb|gig|gigabytes?|tb|terabytes?|mb|w|watts?|v|volts?|amps?|mah|hz|khz|mhz|ghz|mp|megapixels?|pk|packs?|ct|count|pcs?|pieces?|yrs?|years?)\M|(\d)''', '\1\3\2 ', 'g'),
    '[^[:alnum:]./-]+', ' ', 'g')
$function$;

create or replace function search_tokens(written text)
 returns table(token text, place integer, kind text)
 language sql
 stable parallel safe
as $function$
  with cleaned as (select search_text(written) as line),
  words as (
    select token, row_number() over (order by n)::integer as place, token ~ '^\d[\d.]*[a-z]+$' as is_measure
    from cleaned, string_to_table(regexp_replace(line, '[/-]+|\.(?!\d)|(?<!\d)\.', ' ', 'g'), ' ') with ordinality t (token, n)
    where token <> ''
  )
  select case when is_measure then rtrim(token, 'abcdefghijklmnopqrstuvwxyz') || search_unit(ltrim(token, '0123456789.')) else token end, place, 'word'
  from words
  union all
  select rtrim(token, 'abcdefghijklmnopqrstuvwxyz'), place, 'number' from words where is_measure
  union all
  select replace(translate(piece, './', '--'), '-', ''), n::integer, 'joined'
  from cleaned, string_to_table(line, ' ') with ordinality t (raw, n), trim(both './-' from raw) piece
  where piece ~ '[./-]' and length(piece) <= 24 and piece ~ '[^\d./-]' and piece !~ '^\d+\.\d+[a-z]*$'
$function$;

create or replace function search_stem_line(written text)
 returns text
 language sql
 stable parallel safe
as $function$
  select coalesce(string_agg(coalesce(s.stems[1], t.token), ' ' order by t.place), '')
  from search_tokens(written) t cross join lateral ts_lexize(search_dictionary(), t.token) s (stems)
  where t.kind = 'word' and (s.stems is null or s.stems <> '{}')
$function$;

create or replace function stem_synonyms()
 returns trigger
 language plpgsql
as $function$
begin
  new.stems := array(select search_stem_line(word) from unnest(new.words) with ordinality w (word, n) order by n);
  return new;
end $function$;

create or replace function title_core(title text)
 returns text
 language sql
 immutable parallel safe
as $function$
  select case when length(core) between 3 and length(title) then core else title end
  from (select (regexp_match(title, '^(.*?\S.*?)(?:\s+(?:for|with|without|compatible|fits?|works)\M|\s*[(\[|]|$)', 'i'))[1] as core) t
$function$;

create or replace function search_fields(p products)
 returns table(label text, beginning integer, written text)
 language sql
 stable parallel safe
as $function$
  select v.*
  from (select title_core(p.title) as core) t,
  lateral (values
    ('A', 0, p.brand),
    ('A', 20, t.core),
    ('B', 20 + cardinality(regexp_split_to_array(t.core, '\s+')), substr(p.title, length(t.core) + 1)),
    ('C', 400, (select string_agg(a.name, ' ') from categories c join categories a on a.id = any(c.path) where c.id = p.category_id)),
    ('C', 450, (select name from shops where id = p.shop_id)),
    ('C', 500, array_to_string(p.tags, ' . ')),
    ('C', 600, (select string_agg(value #>> '{}', ' ') from jsonb_path_query(p.options, '$[*].values[*]') as value)),
    ('C', 800, (select string_agg(value #>> '{}', ' ') from jsonb_path_query(p.details, '$[*].*') as value)),
    ('C', 1200, (select string_agg(case when jsonb_typeof(value) = 'boolean' then a.name else value #>> '{}' || a.unit end, ' ')
                 from jsonb_each(p.attributes) v (slug, value)
                 join categories c on c.id = p.category_id
                 join category_attributes a on a.category_id = any(c.path) and a.slug = v.slug
                 where value <> 'false')),
    ('D', 1500, left(p.description, 6000))
  ) v (label, beginning, written)
  where v.written <> ''
$function$;

create or replace function write_product_search(changed uuid)
 returns void
 language plpgsql
 security definer
 set search_path to 'public', 'pg_temp'
as $function$
declare
  dictionary regdictionary := search_dictionary();
  old product_search;
  new product_search;
  title_vocabulary text[];
begin
  select * into old from product_search where product_id = changed for update;

  with tokens as materialized (
    select t.token, ts_lexize(dictionary, t.token) as stems, f.label, least(f.beginning + t.place, 16000) as place, t.kind
    from products p, search_fields(p) f, search_tokens(f.written) t
    where p.id = changed and p.is_listed
  ),
  telling as materialized (
    -- a word that says nothing by itself has an empty stem
    select token, coalesce(stems[1], token) as stem, label, place, kind, label in ('A', 'B') as in_title
    from tokens where stems is null or stems <> '{}'
  )
  select p.id,
         coalesce((select string_agg(quote_literal(stem) || ':' || place || label, ' ') from telling)::tsvector, ''),
         coalesce((select string_agg(quote_literal(stem) || ':' || place || label, ' ') from telling where in_title)::tsvector, ''),
         (select least(count(*), 1000) from telling where in_title and kind = 'word'),
         array(select distinct token || ' ' || stem from telling where in_title and length(token) <= 40 and token ~ '[^\d.]' order by 1)
  into new.product_id, new.words, new.title_words, new.title_length, title_vocabulary
  from products p where p.id = changed and p.is_listed;

  if new.product_id is null then
    delete from product_search where product_id = changed;
  else
    insert into product_search select new.*
    on conflict (product_id) do update
      set words = excluded.words, title_words = excluded.title_words, title_length = excluded.title_length
      where (product_search.words, product_search.title_words) is distinct from (excluded.words, excluded.title_words);
    insert into search_words (word, stem)
    select split_part(pair, ' ', 1), split_part(pair, ' ', 2) from unnest(title_vocabulary) pair
    on conflict do nothing;
  end if;

  insert into product_search_changes (come, gone, title_come, title_gone)
  select d.come, d.gone, d.title_come, d.title_gone
  from (select
    array(select unnest(tsvector_to_array(new.words)) except select unnest(tsvector_to_array(old.words))) as come,
    array(select unnest(tsvector_to_array(old.words)) except select unnest(tsvector_to_array(new.words))) as gone,
    array(select unnest(tsvector_to_array(new.title_words)) except select unnest(tsvector_to_array(old.title_words))) as title_come,
    array(select unnest(tsvector_to_array(old.title_words)) except select unnest(tsvector_to_array(new.title_words))) as title_gone) d
  where cardinality(d.come) + cardinality(d.gone) + cardinality(d.title_come) + cardinality(d.title_gone) > 0;
end $function$;

create or replace function product_search_follows_product()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public', 'pg_temp'
as $function$
begin
  perform write_product_search(new.id);
  return null;
end $function$;

create or replace function product_search_follows_shop()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public', 'pg_temp'
as $function$
begin
  perform write_product_search(id) from products where shop_id = new.id and is_listed order by id;
  return null;
end $function$;

create or replace function product_search_follows_category()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public', 'pg_temp'
as $function$
begin
  perform write_product_search(p.id)
  from products p join categories c on c.id = p.category_id
  where new.id = any(c.path) and p.is_listed order by p.id;
  return null;
end $function$;

create or replace function product_search_follows_language()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public', 'pg_temp'
as $function$
begin
  truncate search_words, search_stems, product_search_changes, product_search;
  perform write_product_search(id) from products where is_listed order by id;
  update search_synonyms set words = words;
  return null;
end $function$;

create or replace function set_category_path()
 returns trigger
 language plpgsql
as $function$
begin
  new.path := coalesce((select path from categories where id = new.parent_id), '{}') || new.id;
  if array_position(new.path, new.id) < cardinality(new.path) then
    raise exception 'a category cannot stand below itself' using errcode = 'check_violation', constraint = 'categories_not_below_itself';
  end if;
  return new;
end $function$;

create or replace function move_subcategories()
 returns trigger
 language plpgsql
as $function$
begin
  update categories set parent_id = parent_id where parent_id = new.id;
  return null;
end $function$;

create or replace function refuse_change()
 returns trigger
 language plpgsql
as $function$
begin
  raise exception '% is immutable: write a correction instead', tg_table_name using errcode = 'restrict_violation';
end $function$;

create or replace function refuse_gap()
 returns trigger
 language plpgsql
as $function$
begin
  if tg_op = 'DELETE' or new.last_number <> old.last_number + 1 or new.year <> old.year or new.series <> old.series
     or new.issuer_id is distinct from old.issuer_id then
    raise exception 'numbers of a series follow each other without gaps' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$;

create or replace function refuse_audit_change()
 returns trigger
 language plpgsql
as $function$
begin
  if tg_op = 'DELETE' and current_setting('stoa.audit_retention', true) = 'on' then return old; end if;
  raise exception 'the audit log is only added to: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $function$;

create or replace function masked(of jsonb)
 returns jsonb
 language sql
 immutable parallel safe
as $function$
  select coalesce(jsonb_object_agg(key, case
    when (key ~ '(password|secret|token|hash|sealed|cipher|iban|account_number)' or key in ('xml', 'bytes')) and value <> 'null'
      then '"•••"'::jsonb
    else value end), '{}')
  from jsonb_each(of)
$function$;

create or replace function note_change()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
declare
  old_row jsonb := case when tg_op = 'INSERT' then '{}' else to_jsonb(old) end;
  new_row jsonb := case when tg_op = 'DELETE' then '{}' else to_jsonb(new) end;
  said text[] := case tg_table_name when 'messages' then '{body}' when 'team_notes' then '{body}' when 'chat_files' then '{name}' else '{}' end;
  currency text := coalesce(new_row ->> 'currency', old_row ->> 'currency');
  before jsonb;
  after jsonb;
begin
  select coalesce(jsonb_object_agg(key, value), '{}') into before from jsonb_each(old_row) where new_row -> key is distinct from value;
  select coalesce(jsonb_object_agg(key, value), '{}') into after from jsonb_each(new_row) where old_row -> key is distinct from value;
  if before <> after then
    insert into audit_changes (change) values (jsonb_build_object(
      'table', tg_table_name, 'id', coalesce(new_row ->> 'id', old_row ->> 'id', new_row ->> 'shop_id', old_row ->> 'shop_id', ''),
      'before', masked(before) || (select coalesce(jsonb_object_agg(key, '•••'), '{}') from jsonb_object_keys(before) key where key = any(said)),
      'after', masked(after) || (select coalesce(jsonb_object_agg(key, '•••'), '{}') from jsonb_object_keys(after) key where key = any(said)))
      || case when currency is null then '{}' else jsonb_build_object('currency', currency) end);
  end if;
  return null;
end $function$;

create or replace procedure observe_changes(in observed regclass)
 language plpgsql
as $procedure$
begin
  execute format('create trigger zz_note_change after insert or update or delete on %s for each row
    when (current_setting(''stoa.act'', true) = ''on'') execute function note_change()', observed);
end $procedure$;

create or replace function refuse_change_of_published()
 returns trigger
 language plpgsql
as $function$
begin
  if old.published_at is not null then
    raise exception 'a published version never changes: write the next one' using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $function$;

create or replace function want_order_contracts()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
begin
  insert into contract_tasks (cause, template_id, shop_id, order_id, created_at, next_try_at)
  select 'order:' || o.id || ':' || t.id, t.id, o.shop_id, o.id, new.at, new.at
  from contract_templates t
  join orders o on o.id = new.order_id
  where t.is_active and t.kind = 'order'
    and (t.min_total_minor is null
         or (o.total_minor >= t.min_total_minor and o.currency = (select currency from market_settings)))
    and (t.product_id is null or exists (select from order_lines l where l.order_id = o.id and l.product_id = t.product_id))
  on conflict (cause) do nothing;
  return null;
end $function$;

create or replace function refuse_shop_without_owner()
 returns trigger
 language plpgsql
 security definer
 set search_path to 'public'
as $function$
begin
  -- Two owners who leave at once wait for each other, and the second sees that the first has gone.
  perform from shops where id = old.shop_id for no key update;
  if not exists (select from shop_members where shop_id = old.shop_id and role = 'owner')
    and exists (select from shops where id = old.shop_id and state not in ('closed', 'declined')) then
    raise exception 'the last owner of shop % stays', old.shop_id using errcode = 'restrict_violation', constraint = 'shop_members_last_owner';
  end if;
  return null;
end $function$;

create or replace function find_low_stock()
 returns trigger
 language plpgsql
as $function$
begin
  new.low_stock_at := coalesce(new.low_stock_own, (select s.low_stock_at from shops s where s.id = new.shop_id));
  return new;
end
$function$;

create or replace function arm_low_stock()
 returns trigger
 language plpgsql
as $function$
begin
  new.low_stock_armed := true;
  return new;
end
$function$;

create or replace function pass_low_stock_on()
 returns trigger
 language plpgsql
as $function$
begin
  perform from variants where shop_id = new.id and low_stock_own is null order by id for no key update;
  update variants set low_stock_at = new.low_stock_at where shop_id = new.id and low_stock_own is null;
  return null;
end
$function$;

create or replace function say_stock_moved()
 returns trigger
 language plpgsql
as $function$
begin
  perform pg_notify('announcements', json_build_object('rooms', json_build_array('product:' || moved.product_id), 'event', 'moved')::text)
  from (
    select distinct now.product_id from now join before on before.id = now.id
    where now.on_hand - now.reserved <> before.on_hand - before.reserved
      and least(now.on_hand - now.reserved, before.on_hand - before.reserved) <= 10) moved;
  return null;
end
$function$;

create or replace function say_quota_moved()
 returns trigger
 language plpgsql
as $function$
begin
  perform pg_notify('announcements', json_build_object(
    'rooms', json_build_array('event:' || moved.event_id, 'product:' || moved.product_id), 'event', 'moved')::text)
  from (
    select distinct now.event_id, now.product_id from now join before on before.id = now.id
    where (now.taken, now.quota) <> (before.taken, before.quota)) moved;
  return null;
end
$function$;

create or replace function say_event_moved()
 returns trigger
 language plpgsql
as $function$
begin
  perform pg_notify('announcements', json_build_object('rooms', json_build_array('event:' || new.id), 'event', 'moved')::text);
  perform pg_notify('announcements', json_build_object(
    'rooms', json_agg('product:' || of_event.product_id), 'event', 'moved')::text)
  from (select product_id, row_number() over () as place
        from (select distinct product_id from sale_event_items where event_id = new.id) products) of_event
  where 'published' in (old.state, new.state)
  group by of_event.place / 100;
  return null;
end
$function$;

create or replace function shop_unfinished(of_shop uuid)
 returns table(orders boolean, subscriptions boolean, money boolean)
 language sql
 stable parallel safe
as $function$
  select
    exists (select from orders o where o.shop_id = of_shop
      and (o.state not in ('completed', 'cancelled', 'expired')
        or exists (select from returns r where r.order_id = o.id and r.state in ('requested', 'accepted', 'received'))
        or exists (select from disputes d where d.order_id = o.id and d.state in ('raised', 'open', 'decided', 'appealed')))),
    exists (select from subscriptions s where s.shop_id = of_shop and s.ended_at is null),
    exists (select from ledger_accounts a where a.shop_id = of_shop and a.owner = 'shop' and a.balance_minor <> 0)
$function$;

create or replace function market_answers_within(since timestamptz)
 returns integer
 language sql
 stable security definer
 set search_path to 'public', 'pg_temp'
as $function$
  select case when count(*) >= 3 then (percentile_disc(0.8) within group (order by waited_seconds) / 60)::integer end
  from chat_answers where is_of_market and answered_at > since
$function$;

create or replace function say_session_left()
 returns trigger
 language plpgsql
as $function$
begin
  perform pg_notify('announcements', json_build_object('event', 'left', 'sessionId', new.id)::text);
  return null;
end
$function$;

create or replace function say_money_asks()
 returns trigger
 language plpgsql
as $function$
begin
  perform pg_notify('announcements', json_build_object(
    'rooms', json_build_array('operators'), 'event', 'changed', 'content', json_build_object('kind', 'queue'))::text);
  return null;
end
$function$;

create or replace function give_back_conversations()
 returns trigger
 language plpgsql
as $function$
declare
  who uuid := case tg_table_name when 'people' then to_jsonb(new) ->> 'id' else to_jsonb(old) ->> 'person_id' end;
  given record;
begin
  for given in
    update conversations c set assigned_to = null, assigned_name = ''
    where c.assigned_to = who and (tg_table_name = 'people' or c.kind <> 'shop')
    returning c.id, c.kind, c.shop_id
  loop
    -- The rooms of shopRoom and operatorsRoom (server/realtime/rooms.ts).
    perform pg_notify('announcements', json_build_object(
      'rooms', json_build_array(case when given.kind = 'shop' then 'shop:' || given.shop_id else 'operators' end),
      'event', 'changed', 'content', json_build_object('kind', 'conversation', 'id', given.id))::text);
  end loop;
  return null;
end
$function$;

create or replace function language_of(reader uuid)
 returns text
 language sql
 stable security definer
 set search_path to 'public', 'pg_temp'
as $function$
  select language from people where id = reader
$function$;

grant select on application_checklist to stoa_seller;
grant select on application_documents to stoa_seller;
grant delete, insert, select on application_files to stoa_seller;
grant insert, select on audit_log to stoa_seller;
grant insert, select on audit_unlinked to stoa_seller;
grant select on bought_together to stoa_seller;
grant select on categories to stoa_seller;
grant select on category_attributes to stoa_seller;
grant insert, select on chat_answers to stoa_seller;
grant select on chat_bans to stoa_seller;
grant insert, select on chat_files to stoa_seller;
grant select on contract_events to stoa_seller;
grant select on contract_files to stoa_seller;
grant select on contract_parties to stoa_seller;
grant select on contract_tasks to stoa_seller;
grant select on contract_template_versions to stoa_seller;
grant select on contract_templates to stoa_seller;
grant select on contracts to stoa_seller;
grant insert, select on conversation_reads to stoa_seller;
grant update (number, read_at, reader_name) on conversation_reads to stoa_seller;
grant insert, select on conversation_standings to stoa_seller;
grant update (archived_at, blocked_at, muted_at) on conversation_standings to stoa_seller;
grant insert, select on conversations to stoa_seller;
grant update (assigned_name, assigned_to, last_at, last_change, last_number, waiting_since) on conversations to stoa_seller;
grant select on coupon_uses to stoa_seller;
grant insert, select on coupons to stoa_seller;
grant update (deleted_at) on coupons to stoa_seller;
grant insert, select on dispute_history to stoa_seller;
grant insert, select on dispute_words to stoa_seller;
grant select on disputes to stoa_seller;
grant update (state) on disputes to stoa_seller;
grant select on download_fetches to stoa_seller;
grant select on downloads to stoa_seller;
grant update (most, open_until) on downloads to stoa_seller;
grant insert, select, update on fetched_pictures to stoa_seller;
grant insert, select, update on import_lines to stoa_seller;
grant insert, select, update on imports to stoa_seller;
grant select on invoice_handovers to stoa_seller;
grant select on invoice_tasks to stoa_seller;
grant select on invoices to stoa_seller;
grant select on ledger_accounts to stoa_seller;
grant select on ledger_entries to stoa_seller;
grant select on ledger_postings to stoa_seller;
grant insert, select, update on legal_details to stoa_seller;
grant select (greeting, is_greeting_on) on market_chat_settings to stoa_seller;
grant select on market_settings to stoa_seller;
grant insert, select, update on media to stoa_seller;
grant insert, select on message_history to stoa_seller;
grant insert, select on messages to stoa_seller;
grant update (body, change, edited_at, file_id, order_id, picture_id, product_id, withdrawn_at) on messages to stoa_seller;
grant insert, select on order_history to stoa_seller;
grant select on order_lines to stoa_seller;
grant select on order_pictures to stoa_seller;
grant select on order_reserves to stoa_seller;
grant select on orders to stoa_seller;
grant update (cancel_reason, carrier, closed_at, delivered_at, handed_over_at, return_until, state, tracking_number) on orders to stoa_seller;
grant insert, select on plans to stoa_seller;
grant update (withdrawn_at) on plans to stoa_seller;
grant select on presence to stoa_seller;
grant insert, select on price_history to stoa_seller;
grant delete, insert, select on product_file_pieces to stoa_seller;
grant insert, select, update on product_files to stoa_seller;
grant insert, select on product_history to stoa_seller;
grant delete, insert, select on product_pictures to stoa_seller;
grant insert, select, update on products to stoa_seller;
grant select on questions to stoa_seller;
grant update (answer, answered_at, answered_by) on questions to stoa_seller;
grant select on refund_lines to stoa_seller;
grant select on refunds to stoa_seller;
grant insert, select on return_history to stoa_seller;
grant select on return_lines to stoa_seller;
grant update (restocked) on return_lines to stoa_seller;
grant select on return_pictures to stoa_seller;
grant select on returns to stoa_seller;
grant update (act_by, closed_at, decline_reason, label_note, state) on returns to stoa_seller;
grant select on review_pictures to stoa_seller;
grant select on reviews to stoa_seller;
grant update (answer, answered_at, answered_by) on reviews to stoa_seller;
grant delete, insert, select, update on sale_event_items to stoa_seller;
grant delete, insert, select on sale_event_pictures to stoa_seller;
grant select on sale_event_takes to stoa_seller;
grant insert, select, update on sale_events to stoa_seller;
grant insert, select, update on shipping_methods to stoa_seller;
grant select on shop_applications to stoa_seller;
grant insert, select on shop_chat_settings to stoa_seller;
grant update (greeting, is_greeting_on, quick_replies) on shop_chat_settings to stoa_seller;
grant select on shop_history to stoa_seller;
grant select on shop_invitations to stoa_seller;
grant select on shop_members to stoa_seller;
grant select on shops to stoa_seller;
grant update (accepts_cash, banner_id, city, country, currency, holiday_from, holiday_message, holiday_until, logo_id, low_stock_at, name, policies, return_days, story, tagline) on shops to stoa_seller;
grant insert, select on stock_history to stoa_seller;
grant select on subscription_cycles to stoa_seller;
grant select on subscriptions to stoa_seller;
grant insert, select on team_notes to stoa_seller;
grant insert, select on tracking_updates to stoa_seller;
grant insert, select, update on variants to stoa_seller;
grant select on withdraw_methods to stoa_seller;
grant select on withdrawal_history to stoa_seller;
grant select on withdrawal_items to stoa_seller;
grant select on withdrawals to stoa_seller;
