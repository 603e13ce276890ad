-- A reader sees after a reload which reviews of a product they said helped them; their votes are looked up by who gave them.

create index review_votes_by_person on review_votes (person_id);
