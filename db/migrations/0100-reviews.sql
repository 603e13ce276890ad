-- Customers write what they think of a thing that reached them: once, editable, with an answer of the shop, votes of
-- others, reports, and an operator who can hide what breaks the rules. Until now reviews came with the demo town only.

alter table reviews
  add column state text not null default 'shown' constraint reviews_state_known check (state in ('shown', 'hidden')),
  add column edited_at timestamptz,
  add column helpful_count integer not null default 0 constraint reviews_helpful_not_negative check (helpful_count >= 0),
  add column answer text not null default '',
  add column answered_at timestamptz,
  add column answered_by uuid references people,
  -- told to the author when the review is hidden
  add column hidden_reason text not null default '';

drop index reviews_newest_of_product;
create index reviews_newest_of_product on reviews (product_id, created_at desc, id desc) where state = 'shown';
create index reviews_most_helpful_of_product on reviews (product_id, helpful_count desc, id desc) where state = 'shown';
create index reviews_newest_of_shop on reviews (shop_id, created_at desc, id desc);
create index reviews_unanswered_of_shop on reviews (shop_id, created_at desc, id desc) where answered_at is null and state = 'shown';
create index reviews_of_person on reviews (person_id, created_at desc, id desc);

create table review_votes (
  review_id uuid not null references reviews on delete cascade,
  person_id uuid not null references people,
  voted_at timestamptz not null,
  constraint review_votes_once_per_person primary key (review_id, person_id)
);

create table review_reports (
  review_id uuid not null references reviews on delete cascade,
  person_id uuid not null references people,
  reason text not null,
  reported_at timestamptz not null,
  -- when an operator has looked at it
  settled_at timestamptz,
  constraint review_reports_once_per_person primary key (review_id, person_id)
);

create index review_reports_waiting on review_reports (reported_at, review_id) where settled_at is null;

-- An order is asked about once, some days after it arrived.
create table review_invitations (
  order_id uuid primary key references orders,
  invited_at timestamptz not null
);

create index orders_delivered_to_somebody on orders (delivered_at) where delivered_at is not null and person_id is not null;

-- What is shown counts, in the same transaction: written, changed, hidden, shown again or withdrawn.
create or replace function count_review() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'shown' then
    update products set rating_sum = rating_sum - old.stars, rating_count = rating_count - 1,
      star_counts[old.stars] = star_counts[old.stars] - 1
    where id = old.product_id;
    update shops set rating_sum = rating_sum - old.stars, rating_count = rating_count - 1 where id = old.shop_id;
  end if;
  if tg_op <> 'DELETE' and new.state = 'shown' then
    update products set rating_sum = rating_sum + new.stars, rating_count = rating_count + 1,
      star_counts[new.stars] = star_counts[new.stars] + 1
    where id = new.product_id;
    update shops set rating_sum = rating_sum + new.stars, rating_count = rating_count + 1 where id = new.shop_id;
  end if;
  return null;
end $$;

drop trigger reviews_counted on reviews;
create trigger reviews_counted after insert or delete or update of stars, state on reviews
for each row execute function count_review();

-- A shop answers what is said of its things, and touches nothing else of it.
grant update (answer, answered_at, answered_by) on reviews to stoa_seller;
