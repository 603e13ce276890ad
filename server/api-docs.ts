import { createHash } from 'node:crypto'
import { Router } from 'express'
import { areas } from '#shared/api/index.ts'
import { schemas } from '#shared/api/schemas.ts'
import { settingsOf } from './market/index.ts'
import type { Context } from './platform/context.ts'
import { apiPageStyle } from './platform/http/api-page-style.ts'
import { apiPage, type ApiDocument } from './platform/http/api-page.ts'
import { Html } from './platform/mail/html.ts'

interface WrittenDocs {
  /** What they were written for: they are written anew when the market changes its name or its colour. */
  madeFor: string
  document: string
  page: string
  pagePolicy: string
}

/** Serves `/openapi.json` and `/docs`, to be mounted under `/api`. Written once and answered with an ETag. */
export function apiDocs(context: Context): Router {
  let written: WrittenDocs | null = null
  const docs = async () => {
    const { name, accentColor } = settingsOf(context)
    const madeFor = `${name}\n${accentColor}`
    if (written?.madeFor !== madeFor) written = { madeFor, ...(await write(name, accentColor)) }
    return written
  }

  const router = Router()
  router.get('/openapi.json', async (_req, res) => {
    res
      .set('cache-control', 'public, no-cache')
      .type('json')
      .send((await docs()).document)
  })
  router.get('/docs', async (_req, res) => {
    const { page, pagePolicy } = await docs()
    res.set({ 'cache-control': 'public, no-cache', 'content-security-policy': pagePolicy }).type('html').send(page)
  })
  return router
}

async function write(marketName: string, accentColor: string): Promise<Omit<WrittenDocs, 'madeFor'>> {
  const { describeApi } = await import('./platform/http/openapi.ts')
  const document = describeApi(areas, schemas, marketName)
  const style = apiPageStyle(accentColor)
  const styleHash = createHash('sha256').update(style).digest('base64')
  return {
    document: JSON.stringify(document),
    page: apiPage(document as unknown as ApiDocument, new Html(`<style>${style}</style>`)).text,
    pagePolicy: `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  }
}
