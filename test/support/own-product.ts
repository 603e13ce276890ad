import { expect, type Page } from '@playwright/test'
import { newId } from '#shared/ids.ts'
import type { OwnProduct } from '#shared/api/catalog.schemas.ts'
import { lookAtProduct } from './customer.ts'

/**
 * A thing of the signed-in seller that no other walk knows: a draft like one they sell, without stock. Its title ends in
 * `(copy)`.
 */
export async function copyProduct(seller: Page, slug: string): Promise<OwnProduct> {
  const { id } = await lookAtProduct(seller, slug)
  return await ask<OwnProduct>(seller, `/api/seller/products/${id}/copies`)
}

/** The same, with so many pieces of each of it, on the shelf. */
export async function copyOnShelf(seller: Page, slug: string, onHand = 5): Promise<OwnProduct> {
  const copy = await copyProduct(seller, slug)
  const stock = onHand > 0 ? [{ kind: 'stock', onHand }] : []
  for (const change of [...stock, { kind: 'publish' }])
    await ask(seller, '/api/seller/product-changes', { products: [{ id: copy.id }], change })
  return copy
}

async function ask<Answer>(page: Page, path: string, data?: object): Promise<Answer> {
  const answer = await page.request.post(path, { data, headers: { 'idempotency-key': newId() } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as Answer
}
