-- An order that goes ahead may need a contract. The wish is written where the order's history says that it goes ahead, by a
-- trigger and not by a statement of its own, for most markets have no such contract and every checkout would pay for asking.
create function want_order_contracts() returns trigger language plpgsql security definer set search_path = public as $$
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
end $$;

create trigger order_history_wants_contracts after insert on order_history
  for each row when (new.to_state = 'processing') execute function want_order_contracts();
