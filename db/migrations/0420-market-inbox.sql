-- Who runs the market talks with customers and shops as shops do with their customers, and now keeps the same beside it: words
-- it writes often, and what is said while no operator is there. How soon it usually answers is measured too; its answers to a shop
-- were counted as that shop's own until now.

create table market_chat_settings (
  is_only boolean primary key default true constraint market_chat_settings_only_one check (is_only),
  greeting text not null default '',
  is_greeting_on boolean not null default false,
  -- [{ "title": …, "text": … }] in the market's order
  quick_replies jsonb not null default '[]'
);
call observe_changes('market_chat_settings');

-- A shop that asks is greeted too, in its own statement.
grant select (greeting, is_greeting_on) on market_chat_settings to stoa_seller;

alter table chat_answers add column is_of_market boolean not null default false;
update chat_answers a set is_of_market = true from conversations c where c.id = a.conversation_id and c.kind <> 'shop';
create index chat_answers_of_market on chat_answers (answered_at desc) where is_of_market;

-- Within how many minutes the market has given four of five answers since then; null while it has given fewer than three. A shop
-- may know it, though not the answers to others.
create function market_answers_within(since timestamptz) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select case when count(*) >= 3 then (percentile_disc(0.8) within group (order by waited_seconds) / 60)::integer end
  from chat_answers where is_of_market and answered_at > since
$$;
