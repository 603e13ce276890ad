-- A shop is kept by several people. The owner invites them by mail; a letter is for one address and one shop, and works for a
-- week. Whoever works in several shops says in which one a session is. And a shop never loses its last owner: nobody would be
-- left to say where its money goes.

create table shop_invitations (
  id uuid primary key,
  shop_id uuid not null references shops,
  email citext not null,
  role text not null constraint shop_invitations_role_known check (role in ('owner', 'manager', 'staff')),
  invited_by uuid not null references people,
  -- of the link in the last letter; an older letter is worth nothing
  token_hash bytea not null constraint shop_invitations_token_unique unique,
  created_at timestamptz not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  constraint shop_invitations_one_per_address unique (shop_id, email)
);

create index shop_invitations_oldest on shop_invitations (expires_at);
call observe_changes('shop_invitations');

alter table shop_invitations enable row level security;
create policy own_shop on shop_invitations to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on shop_invitations to stoa_seller;

-- Null: in the shop that was joined first. A shop that was left since counts as null.
alter table sessions add column shop_id uuid references shops;

create function refuse_shop_without_owner() returns trigger language plpgsql security definer set search_path = public as $$
begin
  -- Two owners who leave at once wait for each other, and the second sees that the first has gone.
  perform from shops where id = old.shop_id for no key update;
  if not exists (select from shop_members where shop_id = old.shop_id and role = 'owner') then
    raise exception 'the last owner of shop % stays', old.shop_id using errcode = 'restrict_violation', constraint = 'shop_members_last_owner';
  end if;
  return null;
end $$;

-- At the end of the transaction, so that one may hand the shop over to another.
create constraint trigger shop_members_last_owner after update or delete on shop_members deferrable initially deferred
  for each row when (old.role = 'owner') execute function refuse_shop_without_owner();
