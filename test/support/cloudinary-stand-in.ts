import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CloudinarySettings } from '#server/platform/media/index.ts'

/** An account on 127.0.0.1 that takes, delivers and destroys assets as Cloudinary does, and checks every signature. */
export interface CloudinaryStandIn {
  settings: CloudinarySettings
  /** By public id. */
  assets: Map<string, Buffer>
  close(): void
}

/** Opens it. */
export async function openCloudinaryStandIn(): Promise<CloudinaryStandIn> {
  const assets: CloudinaryStandIn['assets'] = new Map()
  const settings: CloudinarySettings = { cloud: 'demo', key: '1234', secret: 'secret', apiBase: '', deliveryBase: '' }
  const server = createServer((req, res) => {
    void (async () => {
      const path = new URL(req.url!, 'http://127.0.0.1').pathname
      const delivered = /^\/demo\/image\/upload\/(.+)\.(avif|jpg)$/.exec(path)
      if (req.method === 'GET') {
        const found = delivered && assets.get(delivered[1]!)
        return void (found ? res.end(found) : res.writeHead(404).end())
      }
      const form = await formOf(req)
      const act = /^\/v1_1\/demo\/image\/(upload|destroy)$/.exec(path)?.[1]
      if (!act) return void res.writeHead(404).end('{}')
      if (!isSigned(form, settings)) return void res.writeHead(401).end('{"error":{"message":"Invalid Signature"}}')
      const publicId = form.get('public_id') as string
      if (act === 'destroy') {
        return void res.end(JSON.stringify({ result: assets.delete(publicId) ? 'ok' : 'not found' }))
      }
      assets.set(publicId, Buffer.from(await (form.get('file') as File).arrayBuffer()))
      res.end(JSON.stringify({ public_id: publicId }))
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  settings.apiBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  settings.deliveryBase = settings.apiBase
  return {
    settings,
    assets,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function formOf(req: IncomingMessage): Promise<FormData> {
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part)
  const headers = { 'content-type': req.headers['content-type'] ?? '' }
  return await new Response(new Uint8Array(Buffer.concat(parts)), { headers }).formData()
}

function isSigned(form: FormData, { key, secret }: CloudinarySettings): boolean {
  const signed = [...form.entries()].filter(([name]) => !['api_key', 'signature', 'file'].includes(name))
  const line = signed
    .map(([name, value]) => `${name}=${value as string}`)
    .sort()
    .join('&')
  const right = createHash('sha1')
    .update(line + secret)
    .digest('hex')
  return form.get('api_key') === key && form.get('signature') === right
}
