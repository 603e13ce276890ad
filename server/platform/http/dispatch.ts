import { IncomingMessage, ServerResponse, type RequestListener } from 'node:http'
import { Socket } from 'node:net'

export interface InternalRequest {
  method: string
  /** Path with query: `/api/products?limit=8`. */
  url: string
  headers: Record<string, string>
  /** Whom the request is made for; what `req.ip` answers. */
  remoteAddress: string
}

export interface InternalAnswer {
  status: number
  text: string
  setCookies: string[]
}

/**
 * Asks a request listener (the Express app) in this process, without a network socket, and answers what it wrote.
 * For requests without a body.
 */
export function dispatch(listener: RequestListener, request: InternalRequest): Promise<InternalAnswer> {
  return new Promise((resolve, reject) => {
    const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: request.remoteAddress })
    const incoming = new IncomingMessage(socket)
    incoming.method = request.method
    incoming.url = request.url
    incoming.headers = request.headers
    incoming.push(null)
    incoming.complete = true

    const outgoing = new ServerResponse(incoming)
    const chunks: Buffer[] = []
    const keep = (chunk: unknown, encoding: unknown) => {
      if (typeof chunk === 'string')
        chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'))
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
    }
    outgoing.write = (chunk: unknown, encoding?: unknown) => {
      keep(chunk, encoding)
      return true
    }
    outgoing.end = (chunk?: unknown, encoding?: unknown) => {
      keep(chunk, encoding)
      const cookies = outgoing.getHeader('set-cookie')
      resolve({
        status: outgoing.statusCode,
        text: Buffer.concat(chunks).toString(),
        setCookies: cookies === undefined ? [] : [cookies].flat().map(String),
      })
      // What listens for the end (request log, metrics) hears it as with a socket, and finds the answer sent.
      Object.defineProperty(outgoing, 'headersSent', { value: true })
      outgoing.emit('finish')
      outgoing.emit('close')
      return outgoing
    }
    outgoing.on('error', reject)
    listener(incoming, outgoing)
  })
}
