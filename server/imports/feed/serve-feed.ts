import { Router, type Response } from 'express'
import type { Context } from '#server/platform/context.ts'
import { settingsOf } from '#server/market/index.ts'
import { findOpenShop, listOffers, type FeedPlace } from './offers.ts'
import { beginFeed, endFeed, writeOffer } from './write-offer.ts'

const offersAtOnce = 500
const maxAgeSeconds = 3_600

/**
 * What is on the shelf as feeds of Google Merchant Center (RSS 2.0 with its `g:` names): `/feeds/google.xml` of the whole
 * market, `/feeds/google/<shop>.xml` of one shop. Written page by page while it is sent, so that a long one needs no memory.
 */
export function feedsForShopping(context: Context): Router {
  const router = Router()
  router.get('/feeds/google.xml', async (_req, res) => {
    await send(context, res, { title: settingsOf(context).name, path: '/', shopId: null })
  })
  router.get('/feeds/google/:shop.xml', async (req, res, next) => {
    const shop = await findOpenShop(context.db, req.params.shop)
    if (!shop) return next()
    await send(context, res, { title: shop.name, path: `/shops/${req.params.shop}`, shopId: shop.id })
  })
  return router
}

interface Wanted {
  title: string
  path: string
  shopId: string | null
}

async function send({ db, config, clock }: Context, res: Response, { title, path, shopId }: Wanted): Promise<void> {
  res.type('application/xml').set('cache-control', `public, max-age=${maxAgeSeconds}`)
  res.write(beginFeed(title, config.publicUrl + path))
  const whose = { shopId, at: clock.now() }
  let place: FeedPlace | null = null
  do {
    const offers: Awaited<ReturnType<typeof listOffers>> = await listOffers(db, whose, place, offersAtOnce)
    const text = offers.map((offer) => writeOffer(offer, config.publicUrl)).join('')
    // Who reads slowly makes us wait, not our memory grow.
    if (text !== '' && !res.write(text))
      await new Promise((resolve) => res.once('drain', resolve).once('close', resolve))
    const last = offers.at(-1)
    place = last && offers.length === offersAtOnce ? { productId: last.productId, position: last.position } : null
  } while (place && !res.destroyed)
  res.end(endFeed())
}
