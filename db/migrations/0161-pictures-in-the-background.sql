-- A picture shows as soon as it is uploaded: first as a JPEG, `widths` empty, until a job has made the AVIF files. What nothing
-- uses any more is taken away by a sweep, which asks of every picture whether something points at it; these are the
-- indexes it asks, and where it stands.

create index products_by_cover on products (cover_id) where cover_id is not null;
create index product_pictures_by_media on product_pictures (media_id);
create index variants_by_picture on variants (picture_id) where picture_id is not null;
create index order_lines_by_picture on order_lines (picture_id) where picture_id is not null;
create index messages_by_picture on messages (picture_id) where picture_id is not null;
create index return_pictures_by_media on return_pictures (media_id);
create index sale_event_pictures_by_media on sale_event_pictures (media_id);
create index dispute_words_by_picture on dispute_words using gin (picture_ids);

create table media_sweep (
  only_one boolean primary key default true constraint media_sweep_only_one check (only_one),
  -- the last picture that was looked at
  after_id uuid
);
insert into media_sweep default values;
