import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a push service was given for a device. */
export interface PushedMessage {
  topic: string | undefined
  /** Who sent it, as the signature says (RFC 8292). */
  vapid: { publicKey: string; aud: string; sub: string; exp: number }
  /** As it came: unreadable. */
  body: Buffer
}

/** A push service on 127.0.0.1: it takes what a good signature comes with, and answers as it is told to. */
export interface PushStandIn {
  origin: string
  port: number
  /** What came for a device, oldest first. */
  of(device: FakeDevice): PushedMessage[]
  /** Answers the next messages for a device so, one each; then it takes them again. */
  answer(device: FakeDevice, ...answers: { status: number; retryAfter?: string }[]): void
  newDevice(): FakeDevice
  close(): Promise<void>
}

/** A browser that allowed it: its keys, and how it reads what came. */
export class FakeDevice {
  readonly endpoint: string
  readonly #keys: ECDH = createECDH('prime256v1')
  readonly #secret = randomBytes(16)

  constructor(origin: string) {
    this.#keys.generateKeys()
    this.endpoint = `${origin}/devices/${randomBytes(16).toString('base64url')}`
  }

  /** What the browser tells the market. */
  get subscription(): { endpoint: string; p256dh: string; auth: string } {
    const { endpoint } = this
    return { endpoint, p256dh: this.#keys.getPublicKey('base64url'), auth: this.#secret.toString('base64url') }
  }

  /** Opens a message as RFC 8291 says; throws when it is for another device. */
  read(body: Buffer): { tag: string; title: string; words: string; path: string } {
    const salt = body.subarray(0, 16)
    const sender = body.subarray(21, 21 + body[20]!)
    const text = body.subarray(21 + body[20]!)
    const shared = this.#keys.computeSecret(sender)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender])
    const secret = Buffer.from(hkdfSync('sha256', shared, this.#secret, info, 32))
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(text.subarray(-16))
    const padded = Buffer.concat([decipher.update(text.subarray(0, -16)), decipher.final()])
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString()) as ReturnType<FakeDevice['read']>
  }
}

/** Opens a push service that keeps what it is given. */
export async function openPushStandIn(): Promise<PushStandIn> {
  const taken = new Map<string, PushedMessage[]>()
  const answers = new Map<string, { status: number; retryAfter?: string }[]>()
  let origin = ''
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = []
    for await (const part of req as AsyncIterable<Buffer>) parts.push(part)
    const vapid = signerOf(req)
    if (!vapid || vapid.aud !== origin || req.headers['content-encoding'] !== 'aes128gcm' || !req.headers['ttl'])
      return void res.writeHead(403).end()
    const { status, retryAfter } = answers.get(req.url!)?.shift() ?? { status: 201 }
    if (status === 201) {
      const topic = req.headers['topic'] as string | undefined
      taken.set(req.url!, [...(taken.get(req.url!) ?? []), { topic, vapid, body: Buffer.concat(parts) }])
    }
    res.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  const pathOf = ({ endpoint }: FakeDevice) => new URL(endpoint).pathname
  return {
    origin,
    port,
    of: (device) => taken.get(pathOf(device)) ?? [],
    answer: (device, ...list) => void answers.set(pathOf(device), list),
    newDevice: () => new FakeDevice(origin),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Whose signature a request carries; null when it is none. */
function signerOf({ headers }: IncomingMessage): PushedMessage['vapid'] | null {
  const [, token, publicKey] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization ?? '') ?? []
  if (!token || !publicKey) return null
  const point = Buffer.from(publicKey, 'base64url')
  const [head, claims, signature] = token.split('.')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const signed = Buffer.from(`${head}.${claims}`)
  if (!verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))) return null
  const { aud, sub, exp } = JSON.parse(Buffer.from(claims!, 'base64url').toString()) as PushedMessage['vapid']
  return { publicKey, aud, sub, exp }
}
