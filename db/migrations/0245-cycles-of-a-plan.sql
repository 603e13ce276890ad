-- A plan that ends after so many cycles counts its own: a subscription that came to it from another plan begins to count anew.

alter table subscriptions add column cycles_of_plan integer not null default 0;

update subscriptions set cycles_of_plan = cycles_paid;
