-- Who saved a thing hears when it costs less, once per drop. Each saved thing keeps the price it was last seen at: a price
-- below it is told and becomes it, a price above it becomes it in silence, so that the next drop counts from there.

alter table saved_products add column seen_minor bigint;
update saved_products k set seen_minor = coalesce((select p.price_minor from products p where p.id = k.product_id), k.price_minor);
alter table saved_products alter column seen_minor set not null;
