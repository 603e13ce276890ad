-- A shop says in its own words by which rules it sells: what it takes back, what is made to order, how it handles complaints.
-- Days to return and ways to send are figures and stay columns of their own.

alter table shops add column policies text not null default '';
grant update (policies) on shops to stoa_seller;
