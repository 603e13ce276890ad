-- What a shop's team keeps beside its conversations: words it writes often, what is said while nobody is there, and
-- notes that no customer sees. Notes are a table of their own, so that no statement for customers can forget to leave them out.

create table shop_chat_settings (
  shop_id uuid primary key references shops,
  greeting text not null default '',
  is_greeting_on boolean not null default false,
  -- [{ "title": …, "text": … }] in the shop's order
  quick_replies jsonb not null default '[]'
);

create table team_notes (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  shop_id uuid not null references shops,
  author_id uuid not null references people,
  author_name text not null,
  body text not null constraint team_notes_say_something check (body <> ''),
  written_at timestamptz not null
);
create index team_notes_of_conversation on team_notes (conversation_id, written_at);

do $$
declare shop_table text;
begin
  foreach shop_table in array array['shop_chat_settings', 'team_notes'] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

grant select, insert on shop_chat_settings, team_notes to stoa_seller;
grant update (greeting, is_greeting_on, quick_replies) on shop_chat_settings to stoa_seller;
