import { readdirSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { RequestHandler } from 'express'

const worker = '/service-worker.js'
const policyOfWorker = "default-src 'none'; connect-src 'self'"
const endings = { br: '.br', gzip: '.gz' } as const

/**
 * Serves the files of the built pages: those under `/assets` have their content in their names and are kept for a year,
 * the others for an hour, and the service worker is asked for each time. What the build has packed beside a file is sent to
 * browsers that unpack it; nothing is packed for a request. The folder is read once, so that the address of a page costs no
 * look at the disk.
 */
export function serveAssets(folder: string): RequestHandler {
  const names = filesIn(folder)
  return (req, res, next) => {
    const { path } = req
    const isAsset = path.startsWith('/assets/')
    if (!names.has(path) || !isRead(req.method)) {
      if (isAsset) res.status(404).end()
      else next()
      return
    }
    const encoding = (['br', 'gzip'] as const).find(
      (each) => names.has(path + endings[each]) && req.acceptsEncodings(each) === each,
    )
    res.type(extname(path)).vary('accept-encoding')
    if (encoding) res.set('content-encoding', encoding)
    // A browser keeps using a worker until it sees another, so it looks each time; the worker itself asks nobody but the market.
    if (path === worker) res.set('cache-control', 'no-cache').set('content-security-policy', policyOfWorker)
    res.sendFile(path + (encoding ? endings[encoding] : ''), {
      root: folder,
      immutable: isAsset,
      maxAge: isAsset ? '1y' : '1h',
      cacheControl: path !== worker,
    })
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** The files of a folder and those under it, as addresses: `/assets/home-Cx1.js`. What begins with a dot is left out. */
function filesIn(folder: string): Set<string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
  return new Set(paths.filter((path) => !path.includes('/.')))
}
