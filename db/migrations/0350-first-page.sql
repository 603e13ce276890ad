-- The operator arranges the first page: which of its parts are shown, in which order, under which titles. It stands with the
-- other settings, so every process hears of a change. The picture has a column of its own, for pictures that nothing points
-- at are deleted.

alter table market_settings
  -- null is as a new market has it; otherwise the hero's words and every part, as `shared/api/home.schemas.ts` says
  add column home jsonb,
  add column home_picture_id uuid references media;
