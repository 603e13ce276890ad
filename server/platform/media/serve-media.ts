import type { RequestHandler } from 'express'
import { contentTypeOf, type MediaStorage } from './storage.ts'

/**
 * Serves `/media/<name>` from the storage. A name never changes its bytes, so whoever has them may keep them for a
 * year without asking again; a store that browsers reach themselves is pointed at. Anything that is no name of a picture is not found.
 */
export function serveMedia(storage: MediaStorage): RequestHandler {
  return async (req, res) => {
    const name = req.path.slice(1)
    const contentType = contentTypeOf(name)
    const isRead = req.method === 'GET' || req.method === 'HEAD'
    const elsewhere = isRead && contentType ? storage.urlOf(name) : null
    if (elsewhere) {
      res.set({ 'cache-control': 'public, max-age=86400', 'cross-origin-resource-policy': 'cross-origin' })
      res.redirect(302, elsewhere)
      return
    }
    const bytes = isRead && contentType ? await storage.find(name) : null
    if (!contentType || !bytes) {
      res.status(404).set('cache-control', 'no-store').type('text').send('There is no such picture.\n')
      return
    }
    res.set({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': contentType,
      'content-security-policy': "default-src 'none'",
      // Mails and other sites may show a product's picture.
      'cross-origin-resource-policy': 'cross-origin',
      etag: `"${name}"`,
    })
    res.send(bytes)
  }
}
