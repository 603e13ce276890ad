-- The market's own certificate is made at the first start and bears the name of the market. A market gets its name afterwards: one that
-- has sealed nothing is made anew then, so it says which name it bears.
alter table seal_certificates add column market_name text;
