-- One number of trade goods is written with 12 digits on what is sold in America and with 13 elsewhere, where a 0 stands before it; scanners
-- and files say either. All of them are looked for as the 14 digits they are short for (GS1 General Specifications, section 3.2).

drop index variants_by_ean;
create index variants_by_ean on variants (lpad(ean, 14, '0')) where ean <> '' and removed_at is null;
