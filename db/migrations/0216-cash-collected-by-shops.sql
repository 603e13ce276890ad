-- Cash at the door may be collected by the shop itself and stay with it. Then the market is owed its commission, and no courier owes the
-- market anything. Who collects is a setting of the market, may be another for one shop, and is kept with the order once it arrives.

alter table market_settings add column shops_collect_cash boolean not null default false;

-- null: as the market
alter table shops add column collects_cash boolean;

alter table orders add column cash_collected_by_shop boolean not null default false;
