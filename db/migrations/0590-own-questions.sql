-- A customer reads their own questions, newest first; of somebody who has asked a lot all were read and sorted for each page.
drop index questions_of_person;
create index questions_of_person on questions (person_id, created_at desc, id desc);
