-- The operator of a sandbox market moves business time from a screen, and mixes misfortunes into its gateway. A move goes in
-- steps, from one thing that is due to the next, so it is a row that a worker takes up, and what happened on the way is a
-- log by business time.

alter table market_settings
  add column misfortunes jsonb not null default '{}';

create table clock_moves (
  id uuid primary key,
  by text not null constraint clock_moves_by_known check (by in ('hour', 'day', 'week', 'month', 'year', 'cycle', 'event')),
  state text not null constraint clock_moves_state_known check (state in ('running', 'done', 'stopped')),
  -- business time: where it began, where it goes, and where it is
  from_at timestamptz not null,
  until_at timestamptz not null,
  reached_at timestamptz not null,
  -- up to where the log tells
  told_until timestamptz not null,
  steps integer not null default 0,
  -- what a worker spent on it
  took_ms bigint not null default 0,
  by_person_id uuid references people,
  -- time outside
  asked_at timestamptz not null,
  constraint clock_moves_forward check (until_at > from_at)
);
create unique index clock_moves_one_runs on clock_moves ((true)) where state = 'running';
create index clock_moves_newest on clock_moves (from_at desc, id desc);

-- A stretch of business time in which something happened, and how often what did.
create table clock_log (
  id uuid primary key,
  move_id uuid not null references clock_moves,
  from_at timestamptz not null,
  to_at timestamptz not null,
  figures jsonb not null,
  constraint clock_log_forward check (to_at >= from_at)
);
create index clock_log_newest on clock_log (to_at desc, id desc);
