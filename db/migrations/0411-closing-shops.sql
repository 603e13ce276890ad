-- A shop can end: its owner closes it, or the market does with one it has suspended. What it sold, earned and was told stays;
-- what is still under way has to end first. Areas above the shops own that, so the shops ask by a function.

create function shop_unfinished(of_shop uuid) returns table (orders boolean, subscriptions boolean, money boolean)
language sql stable parallel safe as $$
  select
    exists (select from orders o where o.shop_id = of_shop
      and (o.state not in ('completed', 'cancelled', 'expired')
        or exists (select from returns r where r.order_id = o.id and r.state in ('requested', 'accepted', 'received'))
        or exists (select from disputes d where d.order_id = o.id and d.state in ('raised', 'open', 'decided', 'appealed')))),
    exists (select from subscriptions s where s.shop_id = of_shop and s.ended_at is null),
    exists (select from ledger_accounts a where a.shop_id = of_shop and a.owner = 'shop' and a.balance_minor <> 0)
$$;

-- Where a shop goes on, an owner stays. One that has ended, or was never let in, may be left by everybody.
create or replace function refuse_shop_without_owner() returns trigger language plpgsql security definer set search_path to 'public' as $$
begin
  -- Two owners who leave at once wait for each other, and the second sees that the first has gone.
  perform from shops where id = old.shop_id for no key update;
  if not exists (select from shop_members where shop_id = old.shop_id and role = 'owner')
    and exists (select from shops where id = old.shop_id and state not in ('closed', 'declined')) then
    raise exception 'the last owner of shop % stays', old.shop_id using errcode = 'restrict_violation', constraint = 'shop_members_last_owner';
  end if;
  return null;
end $$;
