import type { ProductFile } from '#shared/api/downloads.schemas.ts'
import type { TestMarket } from '#test/support/market.ts'
import { anOpenStall, type Stall } from './carts.ts'
import { sellerOf } from './orders.ts'
import type { SellerVisitor } from './people.ts'

/** What is in the files here. */
export const pattern = Buffer.from('%PDF-1.7 knit one, purl one')

/** A shop that sells a pattern to download for 6.00, fifty licences of it, and a mug at 28.00 beside it. */
export async function aStallWithFiles(
  market: TestMarket,
  { acceptsCash = false } = {},
): Promise<{ stall: Stall; seller: SellerVisitor; file: ProductFile }> {
  const stall = await anOpenStall(market, {
    name: 'Salt & Rope',
    commissionBps: 1_000,
    acceptsCash,
    wares: [{ title: 'Scarf pattern', priceMinor: 600, onHand: 50 }, {}],
  })
  const { productId } = stall.wares[0]!
  await market.context.db.updateTable('products').set({ kind: 'digital' }).where('id', '=', productId).execute()
  const seller = await sellerOf(market, stall)
  return { stall, seller, file: await uploads(seller, productId) }
}

/** A seller uploads a file to a product. */
export async function uploads(
  seller: SellerVisitor,
  productId: string,
  { name = 'Fisherman’s scarf.pdf', bytes = pattern } = {},
): Promise<ProductFile> {
  return await seller.call('uploadProductFile', { params: { id: productId }, form: formOf(name, bytes) })
}

/** A file as browsers send it. */
export function formOf(name: string, bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  form.set('file', new File([bytes], name))
  return form
}
