-- What the audit log says of a change is what these tables say, and they are younger than it: plans and subscriptions, cases of
-- moderation, applications of shops, accounts that refunds go to, payouts, and words that search takes for one another.

call observe_changes('application_checklist');
call observe_changes('application_documents');
call observe_changes('listing_reports');
call observe_changes('payouts');
call observe_changes('plans');
call observe_changes('question_reports');
call observe_changes('refund_accounts');
call observe_changes('review_reports');
call observe_changes('search_synonyms');
call observe_changes('shop_applications');
call observe_changes('subscription_cycles');
call observe_changes('subscriptions');

-- A file for the bank holds the account of every shop it pays, and a file of a chat is as long as it is: neither is written
-- into the log again.
create or replace function masked(of jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_object_agg(key, case
    when (key ~ '(password|secret|token|hash|sealed|cipher|iban|account_number)' or key in ('xml', 'bytes')) and value <> 'null'
      then '"•••"'::jsonb
    else value end), '{}')
  from jsonb_each(of)
$$;
