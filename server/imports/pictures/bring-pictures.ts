import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { Refusal } from '#server/platform/errors.ts'
import { storePicture } from '#server/platform/media/index.ts'
import { ownShopOf } from '#server/shops/index.ts'
import type { PictureAt } from '../formats/index.ts'
import { findFetched, findOwnPicture, insertFetched } from '../repository.ts'

const atOnce = 4
const mostUrls = 60

/** Pictures by the address a file names, and why others did not come. */
export interface Brought {
  ids: Map<string, string>
  failures: { url: string; failure: string }[]
}

/**
 * Brings the pictures of a product into the shop. One that was fetched before is not fetched again, and one of this market's own
 * addresses is the shop's picture itself. What cannot be had or is no picture is told, and the others come.
 */
export async function bringPictures(
  context: Context,
  shopId: string,
  pictures: readonly PictureAt[],
): Promise<Brought> {
  const urls = [...new Set(pictures.map(({ url }) => url))].slice(0, mostUrls)
  const ids = await inTransaction(context, ({ db }) => findFetched(db, shopId, urls))
  const failures: Brought['failures'] = []
  const left = urls.filter((url) => !ids.has(url))
  const lane = async () => {
    for (let url = left.shift(); url !== undefined; url = left.shift()) {
      const brought = await bringOne(context, shopId, url)
      if ('id' in brought) ids.set(url, brought.id)
      else failures.push({ url, failure: brought.failure })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { ids, failures }
}

async function bringOne(context: Context, shopId: string, url: string): Promise<{ id: string } | { failure: string }> {
  const ours = `${context.config.publicUrl}/media/`
  if (url.startsWith(ours)) {
    const storageKey = url.slice(ours.length).replace(/-\d+\.(jpg|avif)$/, '')
    const id = await inTransaction(context, ({ db }) => findOwnPicture(db, shopId, storageKey))
    return id ? { id } : { failure: 'is no picture of this shop' }
  }
  const fetched = await context.ports.pictures.fetch(url)
  if ('failure' in fetched) return fetched
  try {
    const { id } = await storePicture(context, fetched.bytes, ownShopOf(context))
    await inTransaction(context, ({ db }) => insertFetched(db, shopId, { url, mediaId: id }, context.clock.now()))
    return { id }
  } catch (error) {
    if (error instanceof Refusal) return { failure: `is not taken: ${error.message}` }
    throw error
  }
}
