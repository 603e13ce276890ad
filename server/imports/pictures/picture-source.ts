import { lookup as resolve } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

const mostBytes = 12 * 1_024 * 1_024
const mostRedirects = 3
const mostMs = 15_000

/** What came of fetching a picture: its bytes, or in words why there are none. */
export type Fetched = { bytes: Buffer } | { failure: string }

/** Where pictures that files name by address come from. */
export interface PictureSource {
  fetch(url: string): Promise<Fetched>
}

declare module '#server/platform/context.ts' {
  interface Ports {
    pictures: PictureSource
  }
}

/** An address of the network, resolved. */
export interface Reached {
  address: string
  port: number
}

class CannotFetch extends Error {}

/**
 * Fetches pictures of the open internet alone. A name is resolved here, every address it has must be public, and the connection
 * goes to the address that was looked at, so no second answer of a name server leads elsewhere; redirects are looked at anew. Only
 * ports 80 and 443, at most 12 MB and 15 seconds.
 *
 * `alsoReach` lets tests reach a server of their own on 127.0.0.1. It is a parameter of the program, handed over in the wiring
 * by whoever opens a market, and no setting: no environment and no screen can open it.
 */
export function openPictureSource({
  alsoReach = () => false,
}: { alsoReach?: (reached: Reached) => boolean } = {}): PictureSource {
  const mayReach = ({ address, port }: Reached) =>
    (isPublicAddress(address) && (port === 80 || port === 443)) || alsoReach({ address, port })
  return {
    async fetch(url) {
      const signal = AbortSignal.timeout(mostMs)
      try {
        return { bytes: await follow(url, mayReach, signal) }
      } catch (error) {
        if (error instanceof CannotFetch) return { failure: error.message }
        return { failure: signal.aborted ? 'took longer than 15 seconds' : 'could not be reached' }
      }
    },
  }
}

async function follow(from: string, mayReach: (reached: Reached) => boolean, signal: AbortSignal): Promise<Buffer> {
  let url = from
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await request(url, mayReach, signal)
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.destroy()
      url = new URL(headers.location, url).href
      continue
    }
    if (statusCode !== 200) {
      response.destroy()
      throw new CannotFetch(`was answered with ${statusCode}`)
    }
    return await readBody(response)
  }
  throw new CannotFetch(`leads on more than ${mostRedirects} times`)
}

async function request(
  written: string,
  mayReach: (reached: Reached) => boolean,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  if (!URL.canParse(written)) throw new CannotFetch('is no address')
  const url = new URL(written)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new CannotFetch('is no address of the web')
  if (url.username !== '' || url.password !== '') throw new CannotFetch('has a password in it')
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const found = isIP(host) > 0 ? [{ address: host, family: isIP(host) }] : await resolve(host, { all: true })
  const isSafe = found.length > 0 && found.every(({ address }) => mayReach({ address, port }))
  if (!isSafe) throw new CannotFetch('is not on the open internet')
  // The connection takes the address that was looked at, whatever the name resolves to by then.
  const pinned: LookupFunction = (_name, { all }, answer) =>
    all ? answer(null, found) : answer(null, found[0]!.address, found[0]!.family)
  return await new Promise((resolved, reject) => {
    const { get } = url.protocol === 'https:' ? https : http
    const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Stoa import' }
    get(url, { lookup: pinned, agent: false, signal, headers }, resolved).on('error', reject)
  })
}

async function readBody(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) throw new CannotFetch('is larger than 12 MB')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
