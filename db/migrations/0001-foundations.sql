-- What every area stands on: the settings of the market, pictures, mails, and the books that make
-- repeated and hurried requests harmless. Times are written by the program's clock, never by now(),
-- so that a sandbox market can move time.

create extension if not exists citext;

create table market_settings (
  id boolean primary key default true constraint market_settings_one_row check (id),
  name text not null,
  tagline text not null default '',
  accent_color text not null constraint market_settings_accent_is_hex check (accent_color ~ '^#[0-9a-f]{6}$'),
  currency text not null constraint market_settings_currency_is_iso check (currency ~ '^[A-Z]{3}$'),
  locale text not null,
  country text not null constraint market_settings_country_is_iso check (country ~ '^[A-Z]{2}$'),
  commission_bps integer not null constraint market_settings_commission_is_a_share check (commission_bps between 0 and 10000),
  checkout_minutes integer not null constraint market_settings_checkout_minutes_positive check (checkout_minutes > 0),
  clock_offset_seconds bigint not null default 0,
  updated_at timestamptz not null
);

insert into market_settings (name, tagline, accent_color, currency, locale, country, commission_bps, checkout_minutes, updated_at)
values ('Stoa', 'Made slowly, by people you can talk to.', '#1d6a4e', 'EUR', 'en-IE', 'PT', 1000, 30, 'epoch');

-- Each web process keeps the settings in memory and reads them again when told.
create function announce_settings_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('market_settings', '');
  return null;
end $$;

create trigger market_settings_changed after update on market_settings
for each statement execute function announce_settings_change();

create table tax_rates (
  country text not null,
  tax_category text not null,
  bps integer not null constraint tax_rates_bps_is_a_share check (bps between 0 and 10000),
  primary key (country, tax_category)
);

-- Standard value added tax of the European Union, July 2026 (European Commission, Taxes in Europe database).
insert into tax_rates (country, tax_category, bps) values
  ('AT', 'standard', 2000), ('BE', 'standard', 2100), ('BG', 'standard', 2000), ('CY', 'standard', 1900),
  ('CZ', 'standard', 2100), ('DE', 'standard', 1900), ('DK', 'standard', 2500), ('EE', 'standard', 2400),
  ('ES', 'standard', 2100), ('FI', 'standard', 2550), ('FR', 'standard', 2000), ('GR', 'standard', 2400),
  ('HR', 'standard', 2500), ('HU', 'standard', 2700), ('IE', 'standard', 2300), ('IT', 'standard', 2200),
  ('LT', 'standard', 2100), ('LU', 'standard', 1700), ('LV', 'standard', 2100), ('MT', 'standard', 1800),
  ('NL', 'standard', 2100), ('PL', 'standard', 2300), ('PT', 'standard', 2300), ('RO', 'standard', 2100),
  ('SE', 'standard', 2500), ('SI', 'standard', 2200), ('SK', 'standard', 2300);

create table media (
  id uuid primary key,
  storage_key text not null constraint media_storage_key_unique unique,
  width integer not null,
  height integer not null,
  widths integer[] not null,
  alt text not null default '',
  color text not null,
  shop_id uuid,
  person_id uuid,
  created_at timestamptz not null
);

create table mails (
  id uuid primary key,
  -- A fact mails once, whatever is retried.
  key text not null constraint mails_key_unique unique,
  recipient citext not null,
  subject text not null,
  html text not null,
  plain text not null,
  created_at timestamptz not null,
  sent_at timestamptz
);

create index mails_newest on mails (created_at desc, id desc);

create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);

create index idempotency_keys_oldest on idempotency_keys (created_at);

create table rate_buckets (
  key text not null,
  window_start timestamptz not null,
  hits integer not null,
  primary key (key, window_start)
);

create index rate_buckets_oldest on rate_buckets (window_start);

-- A picture as the API shows it; the one place that knows where pictures are served.
create function picture_json(picture_id uuid, picture_alt text default null) returns json language sql stable parallel safe as $$
  select json_build_object('id', m.id, 'src', '/media/' || m.storage_key, 'widths', m.widths, 'width', m.width, 'height', m.height,
                           'alt', coalesce(nullif(picture_alt, ''), m.alt), 'color', m.color)
  from media m where m.id = picture_id
$$;

-- An amount as the API shows it. Declared stable, as json_build_object is, so that it is written out in the query that calls it.
create function money_json(amount_minor bigint, currency text) returns json language sql stable parallel safe as $$
  select case when amount_minor is not null then json_build_object('amountMinor', amount_minor, 'currency', currency) end
$$;

-- An instant as the API shows it: ISO 8601, in UTC.
create function instant_json(at timestamptz) returns text language sql stable parallel safe as $$
  select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
