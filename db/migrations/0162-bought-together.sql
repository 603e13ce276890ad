-- What customers bought in one checkout stands beside each other on product pages. Counted now and then over the last months, so
-- that no checkout pays for it; a product keeps its eight most common companions.

create table bought_together (
  product_id uuid not null references products on delete cascade,
  other_id uuid not null references products on delete cascade,
  checkouts integer not null constraint bought_together_positive check (checkouts > 0),
  primary key (product_id, other_id),
  constraint bought_together_two check (product_id <> other_id)
);
create index bought_together_by_other on bought_together (other_id);
grant select on bought_together to stoa_seller;
