-- The operator keeps a list of words that are not wanted in public. A review or a question with one of them is held until
-- the operator has read it; what shops write with one is refused before it is kept.

create table blocked_words (
  word text primary key,
  added_at timestamptz not null
);

create trigger blocked_words_changed after insert or update or delete on blocked_words
for each statement execute function announce_settings_change();
call observe_changes('blocked_words');

alter table reviews drop constraint reviews_state_known;
alter table reviews add constraint reviews_state_known check (state in ('shown', 'hidden', 'held'));
alter table questions drop constraint questions_state_known;
alter table questions add constraint questions_state_known check (state in ('shown', 'hidden', 'held'));

create index reviews_held on reviews (created_at) where state = 'held';
create index questions_held on questions (created_at) where state = 'held';
