-- A process that dies before its charge reaches the gateway leaves a cycle whose card nobody refused. It is charged again at
-- once, as the same try: no day of waiting, no letter about an unpaid subscription. How often that happened is part of the key.

alter table subscription_cycles add column lost_charges integer not null default 0
  constraint subscription_cycles_lost_counted check (lost_charges >= 0);
