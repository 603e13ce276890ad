-- Customers find things by what they are called. Every listed product has one row in product_search: its words, stemmed in
-- the market's language and weighted by where they stand, kept by triggers in the transaction that changes the product, its
-- shop or its category. A product that is not listed has no row, so it cannot be found by mistake. How many products know
-- a word is counted afterwards, from product_search_changes, so that two sellers never wait for each other over "black".

create extension if not exists pg_trgm;
create extension if not exists unaccent;

alter table products
  add column brand text not null default '',
  -- what the seller's own system calls the product
  add column external_id text,
  -- units sent to customers, counted now and then
  add column sold_count integer not null default 0;
create unique index products_external_id_unique_in_shop on products (shop_id, external_id) where external_id is not null;

create index products_best_sold on products (sold_count desc, id desc) where is_listed;
create index products_best_sold_in_category on products (category_id, sold_count desc, id desc) where is_listed;
create index products_best_sold_in_shop on products (shop_id, sold_count desc, id desc) where is_listed;

alter table variants add column ean text not null default '' constraint variants_ean_is_digits check (ean ~ '^([0-9]{8}|[0-9]{12,14})?$');
create index variants_by_sku on variants (lower(sku)) where sku <> '' and removed_at is null;
create index variants_by_ean on variants (ean) where ean <> '' and removed_at is null;

create table product_search (
  product_id uuid primary key references products on delete cascade,
  -- A: what it is; B: the rest of the title; C: category, details, options, tags, shop; D: the description
  words tsvector not null,
  -- the same of the title and the brand alone, short enough to be looked at for every candidate
  title_words tsvector not null,
  title_length smallint not null
);

-- Kept whole in its page: every candidate of a search is read.
alter table product_search alter column words set storage external, alter column title_words set storage external;
alter table product_search set (toast_tuple_target = 8160, fillfactor = 90);
create index product_search_by_words on product_search using gin (words);
create index product_search_by_title on product_search using gin (title_words);

-- Words that stand in titles as they are written, to understand what was mistyped.
create table search_words (
  word text primary key,
  stem text not null
);
create index search_words_by_likeness on search_words using gin (word gin_trgm_ops);
create index search_words_by_beginning on search_words (word text_pattern_ops);

-- How many listed products know a stem, anywhere and in the title.
create table search_stems (
  stem text primary key,
  products integer not null,
  in_titles integer not null
);

-- What changed since the stems were counted.
create table product_search_changes (
  id bigint generated always as identity primary key,
  come text[] not null,
  gone text[] not null,
  title_come text[] not null,
  title_gone text[] not null
);

-- Words the operator says mean the same. Each may be of several words: "cell phone".
create table search_synonyms (
  id uuid primary key,
  words text[] not null constraint search_synonyms_two_at_least check (cardinality(words) >= 2),
  -- each of the words as a search sees it: its stems in their order
  stems text[] not null,
  updated_at timestamptz not null
);

-- The stemmer of the market's language.
create function search_dictionary() returns regdictionary language sql stable parallel safe as $$
  select case split_part(locale, '-', 1)
    when 'ar' then 'arabic_stem' when 'ca' then 'catalan_stem' when 'da' then 'danish_stem' when 'de' then 'german_stem'
    when 'el' then 'greek_stem' when 'en' then 'english_stem' when 'es' then 'spanish_stem' when 'eu' then 'basque_stem'
    when 'fi' then 'finnish_stem' when 'fr' then 'french_stem' when 'ga' then 'irish_stem' when 'hu' then 'hungarian_stem'
    when 'id' then 'indonesian_stem' when 'it' then 'italian_stem' when 'lt' then 'lithuanian_stem' when 'nb' then 'norwegian_stem'
    when 'nl' then 'dutch_stem' when 'no' then 'norwegian_stem' when 'pt' then 'portuguese_stem' when 'ro' then 'romanian_stem'
    when 'ru' then 'russian_stem' when 'sr' then 'serbian_stem' when 'sv' then 'swedish_stem' when 'tr' then 'turkish_stem'
    else 'simple' end::regdictionary
  from market_settings
$$;

-- A number's unit in one spelling: inches, inch, in → inch.
create function search_unit(unit text) returns text language sql immutable parallel safe as $$
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
$$;

-- A text in small letters and without accents, a number and its unit in one: "6-Foot" → "6foot", 13.3" → "13.3inch".
create function search_text(written text) returns text language sql stable parallel safe as $$
  select regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(lower(unaccent(written)) collate "pg_c_utf8", '(\d),(?=\d{3})|''s\M|''(?!(?:\s|x|''|\d|$))|’', '\1', 'g'),
        '(\d)\s*(?:"|'''')|(\d)[\s-]?in(?:\.|\M)(?![\s-]*(?:\d|the|a|one)\M)', '\1\2inch ', 'g'),
      '(\d)[\s-]+(inch|inches|foot|feet|ft|meters?|metres?|cm|mm|grams?|kgs?|kilos?|kilograms?|lit(?:er|re)s?|ml|millilit(?:er|re)s?|oz|ounces?|lbs?|pounds?|qt|quarts?|gal|gallons?|gb|gig|gigabytes?|tb|terabytes?|mb|w|watts?|v|volts?|amps?|mah|hz|khz|mhz|ghz|mp|megapixels?|pk|packs?|ct|count|pcs?|pieces?|yrs?|years?)\M|(\d)''', '\1\3\2 ', 'g'),
    '[^[:alnum:]./-]+', ' ', 'g')
$$;

-- The words of a text in their order. A number with its unit has the bare number beside it; what is joined by hyphens stands
-- in its parts and once more in one: usb-c → usb, c, usbc.
create function search_tokens(written text) returns table (token text, place integer, kind text)
language sql stable parallel safe as $$
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
$$;

-- A few words as a search sees them: their stems in their order, without those that say nothing by themselves.
create function search_stem_line(written text) returns text language sql stable parallel safe as $$
  select coalesce(string_agg(coalesce(s.stems[1], t.token), ' ' order by t.place), '')
  from search_tokens(written) t cross join lateral ts_lexize(search_dictionary(), t.token) s (stems)
  where t.kind = 'word' and (s.stems is null or s.stems <> '{}')
$$;

create function stem_synonyms() returns trigger language plpgsql as $$
begin
  new.stems := array(select search_stem_line(word) from unnest(new.words) with ordinality w (word, n) order by n);
  return new;
end $$;

create trigger search_synonyms_stemmed before insert or update on search_synonyms for each row execute function stem_synonyms();

-- What a title says the thing is, before it says what it is for: "Leather case" of "Leather case for iPhone 12".
create function title_core(title text) returns text language sql immutable parallel safe as $$
  select case when length(core) between 3 and length(title) then core else title end
  from (select (regexp_match(title, '^(.*?\S.*?)(?:\s+(?:for|with|without|compatible|fits?|works)\M|\s*[(\[|]|$)', 'i'))[1] as core) t
$$;

-- The texts of a product by weight; places of different fields stand apart, so that no phrase spans two.
create function search_fields(p products) returns table (label text, beginning integer, written text)
language sql stable parallel safe as $$
  select v.*
  from (select title_core(p.title) as core) t,
  lateral (values
    ('A', 0, p.brand),
    ('A', 20, t.core),
    ('B', 20 + cardinality(regexp_split_to_array(t.core, '\s+')), substr(p.title, length(t.core) + 1)),
    ('C', 400, (select string_agg(name, ' ') from categories where id = p.category_id)),
    ('C', 450, (select name from shops where id = p.shop_id)),
    ('C', 500, array_to_string(p.tags, ' . ')),
    ('C', 600, (select string_agg(value #>> '{}', ' ') from jsonb_path_query(p.options, '$[*].values[*]') as value)),
    ('C', 800, (select string_agg(value #>> '{}', ' ') from jsonb_path_query(p.details, '$[*].*') as value)),
    ('D', 1500, left(p.description, 6000))
  ) v (label, beginning, written)
  where v.written <> ''
$$;

-- Writes what a product is found by; takes it away when the product is not listed.
create function write_product_search(changed uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

create function product_search_follows_product() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_product_search(new.id);
  return null;
end $$;

create trigger product_listed_in_search after insert on products
for each row when (new.is_listed) execute function product_search_follows_product();

create trigger product_changed_in_search after update of title, brand, description, category_id, tags, details, options, is_listed on products
for each row when (
  (old.is_listed or new.is_listed)
  and (old.title, old.brand, old.description, old.category_id, old.tags, old.details, old.options, old.is_listed)
      is distinct from (new.title, new.brand, new.description, new.category_id, new.tags, new.details, new.options, new.is_listed))
execute function product_search_follows_product();

create function product_search_follows_shop() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_product_search(id) from products where shop_id = new.id and is_listed order by id;
  return null;
end $$;

create trigger shop_renamed_in_search after update of name on shops
for each row when (old.name is distinct from new.name) execute function product_search_follows_shop();

create function product_search_follows_category() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_product_search(id) from products where category_id = new.id and is_listed order by id;
  return null;
end $$;

create trigger category_renamed_in_search after update of name on categories
for each row when (old.name is distinct from new.name) execute function product_search_follows_category();

-- Another language has other stems.
create function product_search_follows_language() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  truncate search_words, search_stems, product_search_changes, product_search;
  perform write_product_search(id) from products where is_listed order by id;
  update search_synonyms set words = words;
  return null;
end $$;

create trigger language_changed_in_search after update of locale on market_settings
for each row when (split_part(old.locale, '-', 1) is distinct from split_part(new.locale, '-', 1)) execute function product_search_follows_language();

-- What stands on the shelf already.
select write_product_search(id) from products where is_listed order by id;
