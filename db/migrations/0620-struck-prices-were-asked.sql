-- What is struck through beside a price is the lowest one of the thirty days before its reduction, and nothing where nobody was asked
-- more (Directive 98/6/EC, Article 6a; Court of Justice, C-330/23). So it is kept only where it is above the price, and on the product
-- instead of what its shop calls the former price, which stays with the variants.

update variants set lowest_before_minor = null where lowest_before_minor <= price_minor;

update sale_event_items set lowest_before_minor = null where lowest_before_minor <= price_minor;

update products p set compare_at_minor = cheapest.lowest_before_minor
from (select distinct on (product_id) product_id, lowest_before_minor from variants
      where removed_at is null order by product_id, price_minor, position) cheapest
where p.id = cheapest.product_id and p.compare_at_minor is distinct from cheapest.lowest_before_minor;
