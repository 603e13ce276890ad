-- Who had agreed to a plan's least number of cycles could change to a plan without one and cancel at once. What was agreed
-- stands with the subscription now, and another plan can only make it more.

alter table subscriptions add column min_cycles integer not null default 0
  constraint subscriptions_minimum_not_negative check (min_cycles >= 0);
update subscriptions sub set min_cycles = plan.min_cycles from plans plan where plan.id = sub.plan_id;
