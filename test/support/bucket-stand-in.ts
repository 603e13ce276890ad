import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AwsV4Signer } from 'aws4fetch'
import type { BucketSettings } from '#server/platform/media/index.ts'

/** A store on 127.0.0.1 that speaks S3 as far as pictures need it, checks every signature and forgets everything at the end. */
export interface BucketStandIn {
  settings: BucketSettings
  objects: Map<string, { bytes: Buffer; type: string }>
  close(): void
}

/** Opens it. */
export async function openBucketStandIn(): Promise<BucketStandIn> {
  const objects: BucketStandIn['objects'] = new Map()
  const settings: BucketSettings = {
    endpoint: '',
    region: 'test-1',
    name: 'pictures',
    keyId: 'KEY',
    secret: 'S'.repeat(32),
    publicUrl: null,
  }
  const server = createServer((req, res) => {
    void (async () => {
      const bytes = await bodyOf(req)
      if (!(await isSigned(req, settings))) return void res.writeHead(403).end('<Code>SignatureDoesNotMatch</Code>')
      const [, bucket, name = ''] = new URL(req.url!, settings.endpoint).pathname.split('/')
      if (bucket !== settings.name) return void res.writeHead(404).end('<Code>NoSuchBucket</Code>')
      if (req.method === 'PUT') {
        objects.set(name, { bytes, type: req.headers['content-type'] ?? '' })
        return void res.writeHead(200).end()
      }
      if (req.method === 'DELETE') {
        objects.delete(name)
        return void res.writeHead(204).end()
      }
      const found = objects.get(name)
      if (!found) return void res.writeHead(404).end('<Code>NoSuchKey</Code>')
      res.writeHead(200, { 'content-type': found.type }).end(found.bytes)
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  settings.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    settings,
    objects,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of req as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts)
}

/** Signs the same request anew with the time it names and compares. */
async function isSigned(req: IncomingMessage, { endpoint, keyId, secret, region }: BucketSettings): Promise<boolean> {
  const signer = new AwsV4Signer({
    method: req.method!,
    url: endpoint + req.url!,
    headers: Object.fromEntries(
      Object.entries(req.headers).filter(([name]) => /^(x-amz-|cache-control)/.test(name)) as [string, string][],
    ),
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    datetime: String(req.headers['x-amz-date']),
  })
  return (await signer.authHeader()) === req.headers.authorization
}
