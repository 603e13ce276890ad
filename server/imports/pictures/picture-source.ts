import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { findOpenWay, type AlsoReach } from '#server/platform/http/open-internet.ts'

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

class CannotFetch extends Error {}

/**
 * Fetches pictures of the open internet alone; redirects are looked at anew. Only ports 80 and 443, at most 12 MB and 15 seconds.
 */
export function openPictureSource({ alsoReach = () => false }: { alsoReach?: AlsoReach } = {}): PictureSource {
  return {
    async fetch(url) {
      const signal = AbortSignal.timeout(mostMs)
      try {
        return { bytes: await follow(url, alsoReach, signal) }
      } catch (error) {
        if (error instanceof CannotFetch) return { failure: error.message }
        return { failure: signal.aborted ? 'took longer than 15 seconds' : 'could not be reached' }
      }
    },
  }
}

async function follow(from: string, alsoReach: AlsoReach, signal: AbortSignal): Promise<Buffer> {
  let url = from
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await request(url, alsoReach, signal)
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

async function request(written: string, alsoReach: AlsoReach, signal: AbortSignal): Promise<IncomingMessage> {
  if (!URL.canParse(written)) throw new CannotFetch('is no address')
  const url = new URL(written)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new CannotFetch('is no address of the web')
  if (url.username !== '' || url.password !== '') throw new CannotFetch('has a password in it')
  const lookup = await findOpenWay(url, alsoReach)
  if (!lookup) throw new CannotFetch('is not on the open internet')
  return await new Promise((resolved, reject) => {
    const { get } = url.protocol === 'https:' ? https : http
    const headers = { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Stoa import' }
    get(url, { lookup, agent: false, signal, headers }, resolved).on('error', reject)
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
