-- Visitors of a product ask about it in public, and its shop answers there. Reviews may show pictures of what arrived.

create table questions (
  id uuid primary key,
  product_id uuid not null references products,
  shop_id uuid not null references shops,
  person_id uuid not null references people,
  author text not null,
  body text not null,
  state text not null default 'shown' constraint questions_state_known check (state in ('shown', 'hidden')),
  -- told to who asked when the question is hidden
  hidden_reason text not null default '',
  created_at timestamptz not null,
  answer text not null default '',
  answered_at timestamptz,
  answered_by uuid references people
);

create index questions_newest_of_product on questions (product_id, created_at desc, id desc) where state = 'shown';
create index questions_newest_of_shop on questions (shop_id, created_at desc, id desc) where state = 'shown';
create index questions_open_of_shop on questions (shop_id, created_at desc, id desc) where state = 'shown' and answered_at is null;
create index questions_newest on questions (created_at desc, id desc);
create index questions_of_person on questions (person_id);

create table question_reports (
  question_id uuid not null references questions on delete cascade,
  person_id uuid not null references people,
  reason text not null,
  reported_at timestamptz not null,
  -- when an operator has looked at it
  settled_at timestamptz,
  constraint question_reports_once_per_person primary key (question_id, person_id)
);

create index question_reports_waiting on question_reports (reported_at, question_id) where settled_at is null;

alter table questions enable row level security;
create policy own_shop on questions to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on questions to stoa_seller;
-- A shop answers what is asked, and touches nothing else of it.
grant update (answer, answered_at, answered_by) on questions to stoa_seller;
create trigger zz_note_change after insert or delete or update on questions for each row
  when ((current_setting('stoa.act', true) = 'on')) execute function note_change();

create table review_pictures (
  review_id uuid not null references reviews on delete cascade,
  media_id uuid not null references media,
  shop_id uuid not null references shops,
  position integer not null,
  primary key (review_id, position)
);

create index review_pictures_by_media on review_pictures (media_id);

alter table review_pictures enable row level security;
create policy own_shop on review_pictures to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id());
grant select on review_pictures to stoa_seller;

-- The shop sees the pictures in the reviews of its things, which belong to the people who took them.
create policy shown_in_reviews on media for select to stoa_seller
using (exists (select from review_pictures p where p.media_id = media.id and p.shop_id = current_shop_id()));
