-- Real gateways are asked again with the very words they were asked with, so an attempt keeps all of them.

alter table payment_attempts add column description text not null default '';

alter table orders
  drop constraint orders_payment_method_known,
  add constraint orders_payment_method_known check (payment_method in ('card', 'paypal', 'cash_on_delivery'));
