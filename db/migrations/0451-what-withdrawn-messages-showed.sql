-- Who judges a report sees what a message showed, and a message that was withdrawn showed something too: it was pointed at no more, so
-- whoever took a picture back within the five minutes left nothing to be judged. What it said is kept; what it showed now is as well,
-- until nothing that is reported needs it.

alter table message_history add column picture_id uuid references media;
alter table message_history add column file_id uuid references chat_files;
create index message_history_by_picture on message_history (picture_id) where picture_id is not null;
create index message_history_by_file on message_history (file_id) where file_id is not null;
create index messages_by_file on messages (file_id) where file_id is not null;
