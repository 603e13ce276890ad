-- A shop goes on holiday for some days and comes back by itself: what it sells cannot be bought while today is one of them.
-- Nothing has to run when they begin or end, for whoever asks compares the days.

alter table shops
  -- the first and the last day, both away, in days of UTC as everywhere
  add column holiday_from date,
  add column holiday_until date,
  add column holiday_message text not null default '',
  add constraint shops_holiday_in_order check (num_nulls(holiday_from, holiday_until) in (0, 2) and holiday_from <= holiday_until);

grant update (holiday_from, holiday_until, holiday_message) on shops to stoa_seller;
