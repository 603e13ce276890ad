-- Letters and notices are written in the language of who reads them. A person chooses it, or brings it along from the
-- browser they sign up with; a guest's checkout keeps that of the browser that placed it.

alter table people
  -- one of `shared/languages.ts`; null: the market's
  add column language text;

alter table checkouts
  -- of a guest's browser, where it is one of `shared/languages.ts`; a customer with an account has their own
  add column language text;
