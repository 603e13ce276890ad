import { createHash } from 'node:crypto'
import { invariant } from '../errors.ts'
import { storageUnavailable } from './errors.ts'
import { contentTypeOf, mostStoreMs, type MediaStorage } from './storage.ts'

/** An account at Cloudinary. */
export interface CloudinarySettings {
  cloud: string
  key: string
  secret: string
  /** Both without a slash at the end. */
  apiBase: string
  deliveryBase: string
}

/**
 * Keeps pictures at Cloudinary, each encoding an asset of its own in the folder `stoa`, and points browsers at its delivery
 * addresses; nothing is transformed there. Calls are signed as its Upload API asks: SHA-1 over the sorted parameters and the
 * secret ("Generating authentication signatures").
 */
export function openCloudinary({ cloud, key, secret, apiBase, deliveryBase }: CloudinarySettings): MediaStorage {
  const delivery = (name: string) =>
    `${deliveryBase}/${cloud}/image/upload/${publicIdOf(name)}.${name.slice(name.lastIndexOf('.') + 1)}`
  const act = async (path: string, parameters: Record<string, string>, file?: Blob): Promise<{ result?: string }> => {
    const form = new FormData()
    const signed = { ...parameters, timestamp: String(Math.floor(Date.now() / 1_000)) }
    for (const [name, value] of Object.entries(signed)) form.set(name, value)
    form.set('api_key', key)
    form.set('signature', signatureOf(signed, secret))
    if (file) form.set('file', file, 'picture')
    const response = await ask(`${apiBase}/v1_1/${cloud}/image/${path}`, { method: 'POST', body: form })
    if (!response.ok) throw storageUnavailable(`Cloudinary answered ${response.status}`)
    return (await response.json()) as { result?: string }
  }
  return {
    async put(name, bytes) {
      const file = new Blob([new Uint8Array(bytes)], { type: typeOf(name) })
      await act('upload', { invalidate: 'true', overwrite: 'true', public_id: publicIdOf(name) }, file)
    },
    async find(name) {
      invariant(contentTypeOf(name), `a media name: ${name}`)
      const response = await ask(delivery(name), {})
      if (response.status === 404) return null
      if (!response.ok) throw storageUnavailable(`Cloudinary answered ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    },
    async remove(name) {
      const { result } = await act('destroy', { invalidate: 'true', public_id: publicIdOf(name) })
      if (result !== 'ok' && result !== 'not found') throw storageUnavailable(`Cloudinary said ${result}`)
    },
    urlOf: delivery,
  }
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  return await fetch(url, { ...init, signal: AbortSignal.timeout(mostStoreMs) }).catch((error: unknown) => {
    throw storageUnavailable(String(error))
  })
}

/** An asset has one format, so the format is a part of its id. */
function publicIdOf(name: string): string {
  typeOf(name)
  return `stoa/${name.replace('.', '-')}`
}

function typeOf(name: string): string {
  const type = contentTypeOf(name)
  invariant(type, `a media name: ${name}`)
  return type
}

function signatureOf(parameters: Record<string, string>, secret: string): string {
  const line = Object.entries(parameters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return createHash('sha1')
    .update(line + secret)
    .digest('hex')
}
