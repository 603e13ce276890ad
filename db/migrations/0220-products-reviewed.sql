-- A market may look at products before they go live. Whether it does is a setting; the moves and their reasons stand in the history
-- that every product has. The operator's queue walks one index.

alter table market_settings add column reviews_products boolean not null default false;

create index products_by_state on products (state, updated_at desc, id desc);
