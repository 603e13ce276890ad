import { AwsClient } from 'aws4fetch'
import { invariant } from '../errors.ts'
import { storageUnavailable } from './errors.ts'
import { contentTypeOf, mostStoreMs, type MediaStorage } from './storage.ts'

/** A bucket of an S3-compatible store. */
export interface BucketSettings {
  /** Without a slash at the end. */
  endpoint: string
  region: string
  name: string
  keyId: string
  secret: string
  /** Where browsers find what lies in the bucket, without a slash at the end; null: the market serves it. */
  publicUrl: string | null
}

/**
 * Keeps pictures in a bucket: Amazon S3, MinIO, R2, Garage. Addresses have the bucket in their path, which every such store
 * understands. An answer that is none is `storage_unavailable`.
 */
export function openBucket({ endpoint, region, name: bucket, publicUrl, keyId, secret }: BucketSettings): MediaStorage {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3', retries: 2 })
  const ask = async (name: string, init: RequestInit, taken: readonly number[]): Promise<Response> => {
    invariant(contentTypeOf(name), `a media name: ${name}`)
    const signal = AbortSignal.timeout(mostStoreMs)
    const response = await client
      .fetch(`${endpoint}/${bucket}/${name}`, { ...init, signal })
      .catch((error: unknown) => {
        throw storageUnavailable(String(error))
      })
    if (!taken.includes(response.status)) throw storageUnavailable(`the bucket answered ${response.status}`)
    return response
  }
  return {
    async put(name, bytes) {
      const headers = {
        'content-type': contentTypeOf(name) ?? '',
        'cache-control': 'public, max-age=31536000, immutable',
      }
      await ask(name, { method: 'PUT', headers, body: new Uint8Array(bytes) }, [200])
    },
    async find(name) {
      const response = await ask(name, { method: 'GET' }, [200, 404])
      return response.status === 404 ? null : Buffer.from(await response.arrayBuffer())
    },
    async remove(name) {
      await ask(name, { method: 'DELETE' }, [200, 204, 404])
    },
    urlOf: (name) => (publicUrl === null ? null : `${publicUrl}/${name}`),
  }
}
