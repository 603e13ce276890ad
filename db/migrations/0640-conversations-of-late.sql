-- Every minute the market looks for messages that were not read for a while, among the conversations of the last day;
-- without an index it would look through those of all years.
create index conversations_lately on conversations (last_at);
