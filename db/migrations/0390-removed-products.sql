-- A shop puts a product away for good. What was sold, reviewed or counted keeps its row, so nothing is deleted: a removed product
-- is one nobody finds, and what it held is free again: its pictures and files, its own number, its SKUs, and, where no customer can
-- have kept it, its address.

alter table products drop constraint products_state_known;
alter table products add constraint products_state_known
  check (state in ('draft', 'in_review', 'live', 'hidden', 'blocked', 'removed'));
alter table products add constraint products_removed_stand_nowhere check (state <> 'removed' or not is_listed);

-- The shop's own list walks past none of them, however many there are.
drop index products_own;
create index products_own on products (shop_id, updated_at desc, id desc) where state <> 'removed';

-- Whose content goes when nobody bought it (a sweep).
create index product_files_taken_out on product_files (removed_at, id) where removed_at is not null;
