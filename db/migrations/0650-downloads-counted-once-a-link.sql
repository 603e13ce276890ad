-- Browsers may ask twice for what they keep once, and a broken-off download is taken up again. Each was counted, so a customer had five of ten
-- downloads. A link is counted once now, so a fetch says by which link it came.
alter table download_fetches add column link_id uuid;
create unique index download_fetches_once_per_link on download_fetches (link_id);
