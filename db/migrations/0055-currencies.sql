-- A shop prices its things in a currency of its own. Nothing is converted: what is priced in one currency is paid, booked
-- and settled in it, so a checkout holds orders of one currency.

alter table shops add column currency text constraint shops_currency_is_iso check (currency ~ '^[A-Z]{3}$');
update shops set currency = (select currency from market_settings);
alter table shops alter column currency set not null, alter column currency set default '';

-- A new shop prices in the currency of the market until it says otherwise.
create function price_shop_in_market_currency() returns trigger language plpgsql as $$
begin
  new.currency := coalesce(nullif(new.currency, ''), (select currency from market_settings));
  return new;
end $$;

create trigger shops_currency_default before insert on shops for each row execute function price_shop_in_market_currency();

grant update (currency) on shops to stoa_seller;
