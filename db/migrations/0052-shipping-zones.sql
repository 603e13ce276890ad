-- Where a shop sends, and for what: a way to send may be for some places, for some amounts of goods, and priced by weight.

alter table shipping_methods
  -- Countries, regions and beginnings of postal codes, as in tax_rules; '!' before one leaves it out. Empty is everywhere.
  add column places text[] not null default '{}',
  -- [{"upToGrams": 2000, "priceMinor": 490}, …], lightest first; beyond the last it does not go. Empty is one price for all.
  add column bands jsonb not null default '[]' constraint shipping_methods_bands_are_a_list check (jsonb_typeof(bands) = 'array'),
  add column min_items_minor bigint constraint shipping_methods_min_items_not_negative check (min_items_minor >= 0),
  add column max_items_minor bigint constraint shipping_methods_max_items_not_negative check (max_items_minor >= 0),
  add constraint shipping_methods_items_in_order check (min_items_minor <= max_items_minor);
