-- Categories become a tree, each with words of its own and with attributes that the products in it and below it carry.
-- `path` holds the category's ancestors and itself, so that no list has to climb.

alter table categories
  add column parent_id uuid references categories,
  add column description text not null default '',
  add column path uuid[] not null default '{}',
  add constraint categories_not_below_itself check (parent_id <> id);

update categories set path = array[id];
create index categories_by_parent on categories (parent_id, position);

create function set_category_path() returns trigger language plpgsql as $$
begin
  new.path := coalesce((select path from categories where id = new.parent_id), '{}') || new.id;
  if array_position(new.path, new.id) < cardinality(new.path) then
    raise exception 'a category cannot stand below itself' using errcode = 'check_violation', constraint = 'categories_not_below_itself';
  end if;
  return new;
end $$;

create trigger categories_know_their_path before insert or update of parent_id on categories for each row execute function set_category_path();

-- What stands below moves along.
create function move_subcategories() returns trigger language plpgsql as $$
begin
  update categories set parent_id = parent_id where parent_id = new.id;
  return null;
end $$;

create trigger categories_move_together after update on categories
for each row when (old.path is distinct from new.path) execute function move_subcategories();

create table category_attributes (
  id uuid primary key,
  category_id uuid not null references categories on delete cascade,
  slug text not null,
  name text not null,
  kind text not null constraint category_attributes_kind_known check (kind in ('text', 'number', 'choice', 'yes_no')),
  -- of a number: cm, W
  unit text not null default '',
  -- of a choice, in their order
  choices text[] not null default '{}',
  -- whether customers narrow lists by it
  is_filter boolean not null default true,
  position integer not null,
  constraint category_attributes_slug_unique_in_category unique (category_id, slug)
);

grant select on category_attributes to stoa_seller;

-- What a product says of itself, by the slug of the attribute: text for a text or a choice, a number, true or false.
alter table products add column attributes jsonb not null default '{}'
  constraint products_attributes_is_object check (jsonb_typeof(attributes) = 'object');

-- Lists of a category hold what stands below it; search knows the attributes and the categories above.
create or replace function search_fields(p products) returns table (label text, beginning integer, written text)
language sql stable parallel safe as $$
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
$$;

drop trigger product_changed_in_search on products;
create trigger product_changed_in_search after update of title, brand, description, category_id, tags, details, options, attributes, is_listed on products
for each row when (
  (old.is_listed or new.is_listed)
  and (old.title, old.brand, old.description, old.category_id, old.tags, old.details, old.options, old.attributes, old.is_listed)
      is distinct from
      (new.title, new.brand, new.description, new.category_id, new.tags, new.details, new.options, new.attributes, new.is_listed))
execute function product_search_follows_product();

create or replace function product_search_follows_category() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform write_product_search(p.id)
  from products p join categories c on c.id = p.category_id
  where new.id = any(c.path) and p.is_listed order by p.id;
  return null;
end $$;

drop trigger category_renamed_in_search on categories;
create trigger category_changed_in_search after update on categories
for each row when (old.name is distinct from new.name or old.path is distinct from new.path) execute function product_search_follows_category();

-- What most people mean by the same; the operator adds the market's own.
insert into search_synonyms (id, words, updated_at)
select gen_random_uuid(), string_to_array(line, ', '), 'epoch' from (values
  ('tv, television'), ('fridge, refrigerator'), ('sofa, couch, settee'), ('earbuds, earphones, in-ear headphones'), ('headset, headphones'),
  ('laptop, notebook computer'), ('cell phone, mobile phone, smartphone'), ('vacuum, hoover'), ('trash can, garbage can, waste bin, rubbish bin'),
  ('trash bag, garbage bag, bin liner'), ('flashlight, torch'), ('cord, cable'), ('charger cable, charging cable'), ('flash drive, usb stick, thumb drive'),
  ('hard drive, hard disk, hdd'), ('solid state drive, ssd'), ('tumbler, travel mug'), ('frying pan, skillet, fry pan'), ('drapes, curtains'),
  ('air conditioner, ac unit'), ('smartwatch, smart watch'), ('watch band, watch strap'),
  ('coffee maker, coffee machine'), ('picture frame, photo frame'), ('bike, bicycle'), ('rucksack, backpack'), ('armchair, lounge chair'),
  ('grey, gray'), ('colour, color'), ('aluminium, aluminum'), ('jewellery, jewelry'), ('duvet, comforter'), ('kettle, water boiler'), ('nonstick, non stick')
) as known (line);
