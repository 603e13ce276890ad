-- People talk: a customer with a shop, a customer or a shop with who runs the market. A message is a row before anybody
-- hears of it; sockets only say that there is something to read. Every conversation counts its messages and its changes
-- under its own row lock, so that "after number 41" misses nothing, whoever commits first.

create table conversations (
  id uuid primary key,
  kind text not null constraint conversations_kind_known check (kind in ('shop', 'customer_support', 'shop_support')),
  -- null: with who runs the market
  shop_id uuid references shops,
  -- the customer; null when a shop talks with who runs the market
  person_id uuid references people,
  -- as they were called when they last wrote: a shop may not look at the table of people
  customer_name text not null default '',
  last_number integer not null default 0,
  last_change integer not null default 0,
  last_at timestamptz not null,
  -- since when somebody waits for the shop's (or the market's) answer
  waiting_since timestamptz,
  assigned_to uuid references people,
  assigned_name text not null default '',
  created_at timestamptz not null,
  constraint conversations_between_two check (
    (kind = 'shop' and shop_id is not null and person_id is not null)
    or (kind = 'customer_support' and shop_id is null and person_id is not null)
    or (kind = 'shop_support' and shop_id is not null and person_id is null))
);

create unique index conversations_one_per_customer_and_shop on conversations (person_id, shop_id) where kind = 'shop';
create unique index conversations_one_support_per_customer on conversations (person_id) where kind = 'customer_support';
create unique index conversations_one_support_per_shop on conversations (shop_id) where kind = 'shop_support';
create index conversations_of_person on conversations (person_id, last_at desc, id desc);
create index conversations_of_shop on conversations (shop_id, last_at desc, id desc);
create index conversations_with_support on conversations (last_at desc, id desc) where kind <> 'shop';

create table chat_files (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  shop_id uuid references shops,
  person_id uuid not null references people,
  name text not null,
  bytes bytea not null,
  created_at timestamptz not null
);

create table messages (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  shop_id uuid references shops,
  number integer not null,
  -- of the conversation, raised whenever this message changes
  change integer not null,
  -- given by who wrote it, so that a message sent twice is written once
  client_id uuid not null,
  side text not null constraint messages_side_known check (side in ('customer', 'shop', 'market')),
  -- null: written by the house, like a greeting while the shop is away
  author_id uuid references people,
  author_name text not null,
  body text not null,
  product_id uuid references products,
  order_id uuid references orders,
  picture_id uuid references media,
  file_id uuid references chat_files,
  written_at timestamptz not null,
  edited_at timestamptz,
  withdrawn_at timestamptz,
  -- taken out of sight by who runs the market
  hidden_at timestamptz,
  constraint messages_number_once unique (conversation_id, number),
  constraint messages_change_once unique (conversation_id, change),
  constraint messages_sent_once unique (conversation_id, client_id),
  constraint messages_say_something check (
    body <> '' or withdrawn_at is not null or hidden_at is not null
    or num_nonnulls(product_id, order_id, picture_id, file_id) > 0)
);

-- What a message said before it was edited or withdrawn.
create table message_history (
  id uuid primary key,
  message_id uuid not null references messages,
  shop_id uuid references shops,
  body text not null,
  act text not null constraint message_history_act_known check (act in ('edit', 'withdraw', 'hide', 'erase')),
  at timestamptz not null,
  by_person_id uuid references people
);
create index message_history_of_message on message_history (message_id, at);

create table conversation_reads (
  conversation_id uuid not null references conversations,
  side text not null constraint conversation_reads_side_known check (side in ('customer', 'shop', 'market')),
  person_id uuid not null references people,
  shop_id uuid references shops,
  reader_name text not null default '',
  number integer not null,
  read_at timestamptz not null,
  primary key (conversation_id, side, person_id)
);

-- How a side keeps a conversation: out of the way, without sound, or closed to the other.
create table conversation_standings (
  conversation_id uuid not null references conversations,
  side text not null constraint conversation_standings_side_known check (side in ('customer', 'shop', 'market')),
  shop_id uuid references shops,
  archived_at timestamptz,
  muted_at timestamptz,
  blocked_at timestamptz,
  primary key (conversation_id, side)
);

-- How long somebody waited for an answer; from here comes "usually answers within two hours".
create table chat_answers (
  conversation_id uuid not null references conversations,
  shop_id uuid references shops,
  by_person_id uuid not null references people,
  waited_seconds integer not null constraint chat_answers_wait_not_negative check (waited_seconds >= 0),
  answered_at timestamptz not null,
  primary key (conversation_id, answered_at)
);
create index chat_answers_of_shop on chat_answers (shop_id, answered_at desc);

-- When somebody was last seen with the market open, written by the processes that hold the sockets.
create table presence (
  person_id uuid not null references people,
  door text not null constraint presence_door_known check (door in ('storefront', 'seller', 'operator')),
  shop_id uuid references shops,
  here_at timestamptz not null,
  primary key (person_id, door)
);
create index presence_of_shop on presence (shop_id, here_at desc);

do $$
declare shop_table text;
begin
  foreach shop_table in array array[
    'conversations', 'chat_files', 'messages', 'message_history', 'conversation_reads', 'conversation_standings', 'chat_answers'
  ] loop
    execute format('alter table %I enable row level security', shop_table);
    execute format('create policy own_shop on %I to stoa_seller using (shop_id = current_shop_id()) with check (shop_id = current_shop_id())', shop_table);
  end loop;
end $$;

-- A shop sees when its colleagues and the customers it talks with were here, and nobody else.
alter table presence enable row level security;
create policy own_shop on presence to stoa_seller using (
  shop_id = current_shop_id()
  or (door = 'storefront' and exists (
    select from conversations c where c.person_id = presence.person_id and c.shop_id = current_shop_id())));

grant select on conversations, chat_files, messages, message_history, conversation_reads, conversation_standings, chat_answers, presence to stoa_seller;
grant insert on conversations, chat_files, messages, message_history, conversation_reads, conversation_standings, chat_answers to stoa_seller;
grant update (last_number, last_change, last_at, waiting_since, assigned_to, assigned_name) on conversations to stoa_seller;
grant update (change, body, edited_at, withdrawn_at, picture_id, file_id, product_id, order_id) on messages to stoa_seller;
grant update (number, read_at, reader_name) on conversation_reads to stoa_seller;
grant update (archived_at, muted_at, blocked_at) on conversation_standings to stoa_seller;
