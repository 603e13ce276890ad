import { Router, type Response } from 'express'
import { settingsOf } from './market/index.ts'
import type { Context } from './platform/context.ts'
import { Refusal } from './platform/errors.ts'
import { writePage, writePlaces, writeSitemapIndex, type Listed } from './sitemap.ts'

/** Pages of one person, or of no use to anybody who searches. */
const closed =
  '/api/ /account /cart /checkout /orders /sign-in /sign-up /activation /password-reset /seller /operator /dev/'.split(
    ' ',
  )

/**
 * What machines that walk the web and put pages on home screens ask for: `/robots.txt`, `/sitemap.xml` with the pages
 * behind it, `/site.webmanifest`.
 */
export function forRobots(context: Context): Router {
  const { db, config } = context
  const router = Router()

  router.get('/robots.txt', (_req, res) => {
    const lines = [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${config.publicUrl}/sitemap.xml`,
    ]
    keepForAnHour(res)
      .type('text')
      .send(`${lines.join('\n')}\n`)
  })

  router.get('/site.webmanifest', (_req, res) => {
    const { name, tagline } = settingsOf(context)
    keepForAnHour(res)
      .type('application/manifest+json')
      .send(
        JSON.stringify({
          name,
          short_name: name,
          description: tagline,
          start_url: '/',
          display: 'browser',
          background_color: '#fbf9f5',
          theme_color: '#fbf9f5',
          icons: [{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
        }),
      )
  })

  router.get('/sitemap.xml', async (_req, res) => sendXml(res, await writeSitemapIndex(db, config.publicUrl)))
  router.get('/sitemaps/places.xml', async (_req, res) =>
    sendXml(res, await writePlaces(db, config.publicUrl, context.clock.now())),
  )
  for (const listed of ['products', 'shops'] satisfies Listed[]) {
    router.get(`/sitemaps/${listed}.xml`, async (req, res) => {
      const xml = await findPage(context, listed, typeof req.query['from'] === 'string' ? req.query['from'] : '')
      if (xml === null) res.status(404).type('text').send('There is no such page of the sitemap.\n')
      else sendXml(res, xml)
    })
  }
  return router
}

/** A page of the sitemap; null when the address names none. */
async function findPage({ db, config }: Context, listed: Listed, from: string): Promise<string | null> {
  try {
    return await writePage(db, config.publicUrl, listed, from)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function sendXml(res: Response, xml: string): void {
  keepForAnHour(res).type('application/xml').send(xml)
}

function keepForAnHour(res: Response): Response {
  return res.set('cache-control', 'public, max-age=3600')
}
