import { createServer, type ServerResponse } from 'node:http'
import { randomUUID } from 'node:crypto'
import pg from 'pg'

/**
 * The least that the same work can cost here: a bare node:http handler, hand-written prepared SQL, no checks.
 * It is no market: it validates nothing, knows nobody and keeps no ledger.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 })
pg.types.setTypeParser(20, Number)

const card = `json_build_object('id', p.id, 'slug', p.slug, 'title', p.title,
  'price', json_build_object('amountMinor', p.price_minor, 'currency', p.currency), 'compareAt', null, 'hasPriceRange', false,
  'available', (select sum(v.on_hand - v.reserved) from variants v where v.product_id = p.id and v.removed_at is null), 'tag', p.tags[1],
  'rating', json_build_object('average', p.rating_hundredths / 100.0, 'count', p.rating_count),
  'shop', json_build_object('slug', s.slug, 'name', s.name),
  'picture', json_build_object('id', m.id, 'src', '/media/' || m.storage_key, 'widths', m.widths, 'width', m.width, 'height', m.height, 'alt', m.alt, 'color', m.color))`

const list = {
  name: 'list',
  text: `select json_build_object('items', json_agg(j), 'next', null)::text as json from (
    select ${card} j from (
      select * from products where is_listed and category_id = (select id from categories where slug = $1)
      and (listed_at, id) < ($2::timestamptz, $3::uuid) order by listed_at desc, id desc limit 24) p
    join shops s on s.id = p.shop_id join media m on m.id = p.cover_id order by p.listed_at desc, p.id desc) x`,
}

const detail = {
  name: 'detail',
  text: `select json_build_object('id', p.id, 'slug', p.slug, 'title', p.title, 'description', p.description, 'options', p.options,
      'shop', json_build_object('slug', s.slug, 'name', s.name, 'city', s.city),
      'pictures', (select json_agg(json_build_object('src', m.storage_key, 'widths', m.widths, 'color', m.color) order by g.position)
                   from product_pictures g join media m on m.id = g.media_id where g.product_id = p.id),
      'variants', (select json_agg(json_build_object('id', v.id, 'sku', v.sku, 'optionValues', v.option_values, 'price', v.price_minor, 'available', v.on_hand - v.reserved) order by v.position)
                   from variants v where v.product_id = p.id and v.removed_at is null),
      'reviews', (select coalesce(json_agg(r), '[]') from (select id, author, stars, title, body from reviews r where r.product_id = p.id order by created_at desc limit 5) r),
      'related', (select coalesce(json_agg(j), '[]') from (select ${card} j from (select * from products o where o.is_listed and o.shop_id = p.shop_id and o.id <> p.id order by o.listed_at desc limit 4) p
                   join shops s on s.id = p.shop_id join media m on m.id = p.cover_id) y))::text as json
    from products p join shops s on s.id = p.shop_id where p.slug = $1 and p.is_listed`,
}

const addLine = {
  name: 'add-line',
  text: `with line as (insert into cart_lines (id, cart_id, variant_id, shop_id, quantity, created_at)
           select uuidv7(), $1, v.id, v.shop_id, 1, now() from variants v where v.id = $2
           on conflict (cart_id, variant_id) do update set quantity = least(cart_lines.quantity + 1, 999) returning variant_id, quantity)
         select json_agg(json_build_object('title', p.title, 'quantity', l.quantity, 'price', v.price_minor))::text as json
         from (select variant_id, quantity from line union select variant_id, quantity from cart_lines where cart_id = $1) l
         join variants v on v.id = l.variant_id join products p on p.id = v.product_id`,
}

async function answer(
  res: ServerResponse,
  statement: { name: string; text: string },
  values: unknown[],
): Promise<void> {
  const { rows } = await pool.query<{ json: string }>({ ...statement, values })
  res.setHeader('content-type', 'application/json')
  res.end(rows[0]?.json)
}

const server = createServer((req, res) => {
  const url = new URL(req.url ?? '/', 'http://ceiling')
  const [, what, id = '', more = ''] = url.pathname.split('/')
  const at = url.searchParams.get('at') ?? 'infinity'
  const after = url.searchParams.get('id') ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  const work =
    what === 'list'
      ? answer(res, list, [id, at, after])
      : what === 'detail'
        ? answer(res, detail, [id])
        : what === 'cart'
          ? pool
              .query({
                name: 'cart',
                text: 'insert into carts (id, token_hash, created_at, updated_at) values ($1, $2, now(), now()) on conflict do nothing',
                values: [id, Buffer.from(randomUUID())],
              })
              .then(() => answer(res, addLine, [id, more]))
          : Promise.resolve(void res.writeHead(404).end())
  work.catch((error: unknown) => res.writeHead(500).end(String(error)))
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' && address ? address.port : 0 })}\n`)
})
