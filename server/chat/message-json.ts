import { sql } from 'kysely'
import { changeableMinutes } from './policy.ts'

const productCard = sql`
  (select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'price', money_json(p.price_minor, p.currency),
                            'picture', picture_json(p.cover_id, p.title), 'isListed', p.is_listed)
   from products p where p.id = m.product_id)`

/** An order `o` as its card shows it. */
export const orderJson = sql`
  (select json_build_object('id', o.id, 'number', o.number::text, 'state', o.state, 'title', l.title, 'quantity', l.quantity,
                            'picture', l.picture, 'total', money_json(o.total_minor, o.currency))
   from (
     select string_agg(l.title, ', ' order by l.position) as title, sum(l.quantity)::integer as quantity,
       (array_agg(picture_json(l.picture_id, l.title) order by l.position) filter (where l.picture_id is not null))[1] as picture
     from order_lines l where l.order_id = o.id) l)`

const orderCard = sql`(select ${orderJson} from orders o where o.id = m.order_id)`

/** A message `m` as JSON, for who looks at it; one that was withdrawn or hidden says nothing any more. */
export const messageJson = ({ party, now }: { party: { side: unknown; personId: unknown }; now: Date }) => {
  const isGone = sql`(m.withdrawn_at is not null or m.hidden_at is not null)`
  const isMine = sql`(m.side = ${party.side} and m.author_id is not distinct from ${party.personId}::uuid)`
  const until = sql`m.written_at + make_interval(mins => ${changeableMinutes})`
  return sql`json_build_object(
    'id', m.id, 'clientId', m.client_id, 'number', m.number, 'change', m.change, 'side', m.side, 'author', m.author_name,
    'isMine', ${isMine}, 'isAutomatic', m.author_id is null,
    'text', case when ${isGone} then '' else m.body end,
    'product', case when not ${isGone} then ${productCard} end, 'order', case when not ${isGone} then ${orderCard} end,
    'picture', case when not ${isGone} then picture_json(m.picture_id) end,
    'file', case when not ${isGone} then (select json_build_object('id', f.id, 'name', f.name, 'bytes', length(f.bytes))
                                          from chat_files f where f.id = m.file_id) end,
    'writtenAt', instant_json(m.written_at), 'editedAt', instant_json(m.edited_at),
    'changeableUntil', case when ${isMine} and not ${isGone} and ${until} > ${now} then instant_json(${until}) end,
    'isWithdrawn', m.withdrawn_at is not null, 'isHidden', m.hidden_at is not null)::text`
}
