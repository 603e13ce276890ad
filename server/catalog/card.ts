/** A product as it stands in a list, built by PostgreSQL. */
import { sql, type RawBuilder } from 'kysely'

/** A picture as JSON, written out where it is looked up row by row. */
export const pictureOf = (mediaId: RawBuilder<unknown>, alt: RawBuilder<unknown> = sql`m.alt`) => sql`
  (select json_build_object('id', m.id, 'src', '/media/' || m.storage_key, 'widths', m.widths, 'width', m.width, 'height', m.height,
                            'alt', ${alt}, 'color', m.color)
   from media m where m.id = ${mediaId})`

/** The stars of a product `p`. */
export const ratingJson = sql`json_build_object('average', round(p.rating_hundredths / 100.0, 2), 'count', p.rating_count)`

/** Written out: even an inlined function costs a list of cards a tenth of its time. */
const priceJson = sql`json_build_object('amountMinor', p.price_minor, 'currency', p.currency)`
const compareAtJson = sql`
  case when p.compare_at_minor is not null then json_build_object('amountMinor', p.compare_at_minor, 'currency', p.currency) end`

/** The lowest price of the thirty days before the reduction a card announces: that of the variant which gives its price (`shelf-price.ts`). */
const lowestBeforeJson = sql`
  case when p.compare_at_minor is not null then (
    select money_json(v.lowest_before_minor, p.currency) from variants v
    where v.product_id = p.id and v.removed_at is null order by v.price_minor, v.position limit 1) end`

/** What a running event asks for a product `p`, where that is less. Only a product of which the shelf shows an event is looked for in any. */
const eventJson = (at: Date) => sql`
  case when ${isInEvent(at)} then (
    select json_build_object('price', json_build_object('amountMinor', min(i.price_minor), 'currency', p.currency), 'endsAt', instant_json(min(i.ends_at)),
      'lowestBefore', money_json((array_agg(i.lowest_before_minor order by i.price_minor, i.id))[1], p.currency),
      'isOfAll', min(i.price_minor) = max(i.price_minor)
                 and count(*) = (select count(*) from variants v where v.product_id = p.id and v.removed_at is null))
    from sale_event_items i where i.product_id = p.id and ${isAsked(at)} having min(i.price_minor) < p.price_minor) end`

/** Whether an event that runs may have a product `p`. */
export const isInEvent = (at: Date) => sql`(p.event_starts_at <= ${at} and p.event_ends_at > ${at})`

/** Whether the price of a piece `i` of an event is asked at that moment. */
export const isAsked = (at: Date) =>
  sql`i.is_published and i.starts_at <= ${at} and i.ends_at > ${at} and i.taken < i.quota`

/**
 * How many units of a variant `v` of a product `p` can be bought at that moment: what is on the shelf; of what a running event holds until
 * it ends, no more than it has left. Only a product that may be held is looked for in any event.
 */
export const availableOf = (at: Date) => sql`
  case when p.held_until > ${at} then least(v.on_hand - v.reserved, (
    select min(i.quota - i.taken) from sale_event_items i join sale_events e on e.id = i.event_id
    where i.variant_id = v.id and i.is_published and i.starts_at <= ${at} and i.ends_at > ${at} and e.when_gone = 'sold_out'))
  else v.on_hand - v.reserved end`

/** The card of a product `p` at a moment. What belongs to it is looked up row by row: only for the rows shown, whatever grows. */
export const cardJson = (at: Date) => sql`
  json_build_object(
    'id', p.id, 'slug', p.slug, 'externalId', p.external_id, 'title', p.title,
    'price', ${priceJson}, 'compareAt', ${compareAtJson}, 'lowestBefore', ${lowestBeforeJson}, 'event', ${eventJson(at)},
    'hasPriceRange', p.max_price_minor > p.price_minor,
    'available', (select coalesce(sum(${availableOf(at)}), 0) from variants v where v.product_id = p.id and v.removed_at is null),
    'tag', p.tags[1], 'rating', ${ratingJson},
    'shop', (select json_build_object('slug', s.slug, 'name', s.name) from shops s where s.id = p.shop_id),
    'picture', ${pictureOf(sql`p.cover_id`)})`
