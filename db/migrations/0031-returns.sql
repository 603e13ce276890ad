-- Goods that come back: what a customer asks to return of an order, with reasons and pictures, and how the shop answers.
-- When the shop has them again the money goes back by itself.

-- Pictures that those who belong to an order show each other: of a crack, of a label.
create table order_pictures (
  order_id uuid not null references orders,
  media_id uuid not null references media,
  shop_id uuid not null references shops,
  by_kind text not null constraint order_pictures_by_kind_known check (by_kind in ('customer', 'shop', 'market')),
  created_at timestamptz not null,
  primary key (order_id, media_id)
);

create index order_pictures_by_media on order_pictures (media_id);

create sequence return_numbers start 1001;

create table returns (
  id uuid primary key,
  number bigint not null default nextval('return_numbers') constraint returns_number_unique unique,
  order_id uuid not null references orders,
  shop_id uuid not null references shops,
  checkout_id uuid not null references checkouts,
  state text not null constraint returns_state_known check
    (state in ('requested', 'accepted', 'declined', 'withdrawn', 'received', 'closed')),
  words text not null,
  -- where and how the customer sends it, from the shop
  label_note text not null default '',
  decline_reason text not null default '',
  request_key text constraint returns_request_key_unique unique,
  requested_at timestamptz not null,
  -- when whoever has to act next must have acted; then the market acts by itself
  act_by timestamptz,
  closed_at timestamptz
);

create index returns_of_shop on returns (shop_id, requested_at desc, id desc);
create index returns_by_order on returns (order_id, requested_at);
create index returns_to_act_on on returns (act_by) where act_by is not null;
create unique index returns_one_open_per_order on returns (order_id) where state in ('requested', 'accepted', 'received');

create table return_lines (
  return_id uuid not null references returns,
  order_line_id uuid not null references order_lines,
  shop_id uuid not null references shops,
  quantity integer not null constraint return_lines_quantity_positive check (quantity > 0),
  reason text not null constraint return_lines_reason_known check
    (reason in ('changed_mind', 'damaged', 'wrong_item', 'not_as_described', 'does_not_fit', 'other')),
  -- how many went back on the shelf when it was received
  restocked integer not null default 0 constraint return_lines_restocked_within check (restocked between 0 and quantity),
  primary key (return_id, order_line_id)
);

create table return_pictures (
  return_id uuid not null references returns,
  media_id uuid not null references media,
  shop_id uuid not null references shops,
  position integer not null,
  primary key (return_id, media_id)
);

create table return_history (
  id uuid primary key,
  return_id uuid not null references returns,
  shop_id uuid not null references shops,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_kind text not null constraint return_history_by_kind_known check (by_kind in ('customer', 'shop', 'market', 'system')),
  by_person_id uuid,
  reason text not null default ''
);

create index return_history_by_return on return_history (return_id, at);

do $$
declare shop_table text;
begin
  foreach shop_table in array array['order_pictures', 'returns', 'return_lines', 'return_pictures', 'return_history'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

grant select on order_pictures, returns, return_lines, return_pictures, return_history to stoa_seller;
grant update (state, label_note, decline_reason, act_by, closed_at) on returns to stoa_seller;
grant update (restocked) on return_lines to stoa_seller;
grant insert on return_history to stoa_seller;

-- What a customer shows a shop, the shop may look at; it stays the customer's.
create policy shown_to_shop on media for select to stoa_seller
using (exists (select from order_pictures p where p.media_id = media.id and p.shop_id = current_shop_id()));
