-- Shops write descriptions with headings, lists and links, and say how a product reads in a search engine. The plain text
-- stays in `description`: search, feeds and files go on reading it. The formatted one is HTML that was sanitised when it was
-- written; what was written before becomes paragraphs.

alter table products
  add column description_html text not null default '',
  -- empty: the title, and the beginning of the description
  add column search_title text not null default '',
  add column search_description text not null default '';

update products set description_html =
  '<p>' || replace(regexp_replace(
    replace(replace(replace(replace(description, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'),
    '\n{2,}', '</p><p>', 'g'), E'\n', '<br />') || '</p>'
where description <> '';
