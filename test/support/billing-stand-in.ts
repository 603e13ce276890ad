import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Kept {
  id: string
  number: string
  reference: string
  body: Record<string, unknown>
}

type Shelf = 'customers' | 'invoices' | 'credit-notes'

type Misfortune = 'lose the answer' | 'fail after recording' | 'be busy' | 'refuse'

const key = 'key_of_the_stand_in'

/** A billing system as it looks from here: it keeps what it is given, and does a key once. */
export class BillingStandIn {
  readonly shelves: Record<Shelf, Kept[]> = { customers: [], invoices: [], 'credit-notes': [] }
  /** Every request in turn: `POST /invoices`. */
  readonly asked: string[] = []
  url = ''
  private readonly misfortunes: { path: RegExp; what: Misfortune; times: number }[] = []
  private readonly answered = new Map<string, { sent: string; answer: Kept }>()
  private readonly server = createServer((request, response) => void this.serve(request, response))

  /** Starts it; answers the settings of a market that hands over to it. */
  async open(): Promise<{ BILLING_API_BASE: string; BILLING_API_KEY: string }> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
    return { BILLING_API_BASE: this.url, BILLING_API_KEY: key }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  /** What happens to the next requests that match, `POST /invoices` for one. */
  suffer(path: RegExp, what: Misfortune, times = 1): void {
    this.misfortunes.push({ path, what, times })
  }

  /** What it keeps under a reference of ours. */
  of(shelf: Shelf, reference: string): Kept[] {
    return this.shelves[shelf].filter((kept) => kept.reference === reference)
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await textOf(request)
    const { pathname, searchParams } = new URL(request.url!, this.url)
    const asked = `${request.method} ${pathname}`
    this.asked.push(asked)
    const answer = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
    const misfortune = this.misfortunes.find(({ path, times }) => times > 0 && path.test(asked))
    if (misfortune) misfortune.times--
    if (request.headers.authorization !== `Bearer ${key}`) return void answer(401, { message: 'Who are you?' })
    if (misfortune?.what === 'be busy') return void answer(503, { message: 'Come back later' })
    if (misfortune?.what === 'refuse') return void answer(422, { message: 'The period is closed' })
    const shelf = pathname.slice(1) as Shelf
    if (!(shelf in this.shelves)) return void answer(404, { message: 'Nothing is here' })
    if (request.method === 'GET')
      return void answer(200, { items: this.of(shelf, searchParams.get('reference') ?? '') })
    const { status, json } = this.keep(shelf, sent, request.headers['idempotency-key'])
    if (misfortune?.what === 'lose the answer') return void request.socket.destroy()
    if (misfortune?.what === 'fail after recording') return void answer(500, { message: 'Out of paper' })
    answer(status, json)
  }

  private keep(shelf: Shelf, sent: string, given: string | string[] | undefined): { status: number; json: object } {
    if (typeof given !== 'string') return { status: 400, json: { message: 'There is no idempotency key' } }
    const known = this.answered.get(`${shelf} ${given}`)
    if (known && known.sent !== sent) return { status: 409, json: { message: 'The key was used for something else' } }
    if (known) return { status: 200, json: known.answer }
    const body = JSON.parse(sent) as Record<string, unknown>
    const complaint = this.complaintAbout(shelf, body)
    if (complaint) return { status: 422, json: { message: complaint } }
    const number = `${{ customers: 'C', invoices: 'F', 'credit-notes': 'G' }[shelf]}-${this.shelves[shelf].length + 1}`
    const answer = { id: `id_${number}`, number, reference: body['reference'] as string, body }
    this.shelves[shelf].push(answer)
    this.answered.set(`${shelf} ${given}`, { sent, answer })
    return { status: 201, json: answer }
  }

  private complaintAbout(shelf: Shelf, body: Record<string, unknown>): string | null {
    if (shelf === 'customers') return null
    if (!this.shelves.customers.some(({ id }) => id === body['customer_id'])) return 'There is no such customer'
    const { net_minor: net, tax_minor: tax, total_minor: total } = body as Record<string, number>
    if (net! + tax! !== total) return 'The sums do not agree'
    const refersTo = body['refers_to_id']
    if (shelf === 'credit-notes' && !this.shelves.invoices.some(({ id }) => id === refersTo))
      return 'There is no such invoice'
    return null
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
