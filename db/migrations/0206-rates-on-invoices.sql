-- Invoices say the rates of a sale, not those of the day on which they are issued: so the rate of the tax on shipping and
-- on the commission is frozen with the sale, beside the amounts. Null: sold before this was written down.

alter table orders add column shipping_tax_bps integer constraint orders_shipping_tax_is_a_share check (shipping_tax_bps between 0 and 10000);

alter table order_lines add column commission_tax_bps integer
  constraint order_lines_commission_tax_is_a_share check (commission_tax_bps between 0 and 10000);
