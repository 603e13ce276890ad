-- Money goes back in parts: of lines and their quantities, of shipping, as goodwill; borne by the shop or the market. What
-- is promised to a customer is set aside on the order and on its lines too, so that two people who give back at the same
-- moment cannot together give back more than was paid, nor more of a line than was bought.

alter table orders
  -- promised to the customer, and not gone back yet
  add column refunding_minor bigint not null default 0,
  -- of what went back, what the market bore
  add column conceded_minor bigint not null default 0,
  -- commission the market gave back with it
  add column commission_refunded_minor bigint not null default 0,
  -- while a dispute is open only its verdict gives money back
  add column refunds_locked boolean not null default false,
  drop constraint orders_refund_within_total,
  add constraint orders_refund_within_total check
    (refunded_minor >= 0 and refunding_minor >= 0 and refunded_minor + refunding_minor <= total_minor),
  add constraint orders_commission_refund_within check (commission_refunded_minor between 0 and commission_minor),
  add constraint orders_conceded_within_refunded check (conceded_minor between 0 and refunded_minor);

alter table order_lines
  -- units whose money is promised back or has gone back
  add column refunded_quantity integer not null default 0,
  -- units that were cancelled before the parcel left, and are not sent
  add column cancelled_quantity integer not null default 0,
  add constraint order_lines_refund_within_quantity check (refunded_quantity between 0 and quantity),
  add constraint order_lines_cancelled_within_quantity check (cancelled_quantity between 0 and quantity);

alter table refunds
  drop constraint refunds_kind_known,
  add constraint refunds_kind_known check (kind in ('cancellation', 'late_payment', 'refund', 'return', 'verdict')),
  -- how the money goes: back through the gateway, as credit, by bank transfer, or off what is still due at the door
  add column way text not null default 'gateway' constraint refunds_way_known check (way in ('gateway', 'store_credit', 'bank', 'not_collected')),
  -- The business it is for, such as `cancellation:<order>`: asked for twice, it is one refund.
  add column key text,
  add column bearer text not null default 'shop' constraint refunds_bearer_known check (bearer in ('shop', 'market')),
  add column goods_minor bigint not null default 0,
  add column shipping_minor bigint not null default 0,
  add column goodwill_minor bigint not null default 0,
  -- the tax contained in the amount, and the commission given back with it
  add column tax_minor bigint not null default 0,
  add column commission_minor bigint not null default 0,
  add column by_kind text not null default 'system' constraint refunds_by_kind_known check (by_kind in ('customer', 'shop', 'market', 'system')),
  add column by_person_id uuid,
  add column closed_at timestamptz;

update refunds r set key = r.kind || ':' || r.order_id, goods_minor = r.amount_minor - least(o.shipping_minor, r.amount_minor),
  shipping_minor = least(o.shipping_minor, r.amount_minor), tax_minor = o.tax_minor, commission_minor = o.commission_minor,
  closed_at = case when r.state in ('succeeded', 'failed', 'declined') then r.updated_at end
from orders o where o.id = r.order_id;

update orders o set refunding_minor = underway.amount_minor
from (select order_id, sum(amount_minor)::bigint as amount_minor from refunds
      where state not in ('succeeded', 'failed', 'declined') group by order_id) underway
where o.id = underway.order_id;

alter table refunds
  alter column key set not null,
  add constraint refunds_parts_add_up check
    (amount_minor = goods_minor + shipping_minor + goodwill_minor and goods_minor >= 0 and shipping_minor >= 0 and goodwill_minor >= 0);

drop index refunds_one_of_a_kind_per_order;
create unique index refunds_once_per_key on refunds (key) where state not in ('failed', 'declined');

create table refund_lines (
  refund_id uuid not null references refunds,
  order_line_id uuid not null references order_lines,
  shop_id uuid not null references shops,
  quantity integer not null constraint refund_lines_quantity_positive check (quantity > 0),
  amount_minor bigint not null constraint refund_lines_amount_not_negative check (amount_minor >= 0),
  tax_minor bigint not null,
  commission_minor bigint not null,
  primary key (refund_id, order_line_id)
);

create index refund_lines_by_order_line on refund_lines (order_line_id);

-- Refunds made before were of whole orders.
insert into refund_lines (refund_id, order_line_id, shop_id, quantity, amount_minor, tax_minor, commission_minor)
select r.id, l.id, l.shop_id, l.quantity, l.total_minor, l.tax_minor, l.commission_minor
from refunds r join order_lines l on l.order_id = r.order_id;

update order_lines l set refunded_quantity = l.quantity
from refunds r where r.order_id = l.order_id and r.state not in ('failed', 'declined');
update order_lines l set cancelled_quantity = l.quantity
from orders o where o.id = l.order_id and o.state = 'cancelled';
update orders o set commission_refunded_minor = o.commission_minor
where o.refunded_minor = o.total_minor and o.total_minor > 0;

alter table refund_lines enable row level security;
create policy own_shop on refund_lines to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on refund_lines to stoa_seller;
