import { Agent, request, type IncomingHttpHeaders, type RequestOptions } from 'node:http'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** One visitor with a cookie jar, on kept-alive connections; lighter than fetch, so the load is not the bottleneck. */
export class BenchVisitor {
  readonly url: string
  private cookie: string

  constructor(url: string, cookie = '') {
    this.url = url
    this.cookie = cookie
  }

  /** Sends a request; throws on any status of 400 and more unless `mayFail`. */
  async send(method: string, path: string, body?: unknown, { mayFail = false, key = '' } = {}): Promise<Answer> {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers: Record<string, string> = {
      ...(text && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      ...(this.cookie && { cookie: this.cookie }),
      ...(key && { 'idempotency-key': key }),
    }
    const answer = await ask(this.url + path, { method, headers }, text)
    const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0]
    if (cookie) this.cookie = cookie
    if (answer.status >= 400 && !mayFail)
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text.slice(0, 400)}`)
    return answer
  }
}

/** A kept connection may be closed by the other side in the moment it is used again: then nothing was asked, and is on another. */
function ask(url: string, options: Pick<RequestOptions, 'method' | 'headers'>, text?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { ...options, agent }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.reusedSocket && error.code === 'ECONNRESET') resolve(ask(url, options, text))
      else reject(error)
    })
    outgoing.end(text)
  })
}

/** Runs `work` over and over in so many lanes for so many seconds; answers how many a second. */
export async function perSecond(
  lanes: number,
  seconds: number,
  work: (lane: number) => Promise<unknown>,
): Promise<number> {
  const until = performance.now() + seconds * 1_000
  let done = 0
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async (_none, lane) => {
      while (performance.now() < until) {
        await work(lane)
        done++
      }
    }),
  )
  return done / ((performance.now() - startedAt) / 1_000)
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
