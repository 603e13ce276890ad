import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ProductInput } from '#shared/api/catalog.schemas.ts'
import { changeProduct, createProduct, hideProduct, publishProduct } from '#server/catalog/index.ts'
import { addFile } from '#server/downloads/index.ts'
import type { Context } from '#server/platform/context.ts'
import type { CategorySlug } from './categories.ts'
import { drawPlan } from './draw-plan.ts'
import { daysAgo, hoursAfter, type StoryClock } from './story-clock.ts'
import type { DemoProduct, DemoShop } from './story.ts'

export interface ShelfTools {
  clock: StoryClock
  aisles: ReadonlyMap<CategorySlug, string>
  opensAt: Date
  /** Hangs a picture up for the shop and answers its id; null when it has not been made. */
  hang(name: string): Promise<string | null>
}

/**
 * Writes and publishes every product of a shop, oldest first, as a member of the shop. What is reduced is so since half of its days.
 * Runs in the caller's transaction.
 */
export async function fillShelf(own: Context, { products }: DemoShop, tools: ShelfTools): Promise<void> {
  for (const product of products.toSorted((a, b) => b.listedDaysAgo - a.listedDaysAgo)) {
    tools.clock.set(daysAgo(product.listedDaysAgo, tools.opensAt))
    const input = await inputOf(product, tools)
    const before = input.variants.map((variant) => ({
      ...variant,
      priceMinor: variant.compareAtMinor ?? variant.priceMinor,
      compareAtMinor: null,
    }))
    const id = await createProduct(own, product.state === 'draft' ? input : { ...input, variants: before })
    // The address is told, not made of the title, so that the story can name things.
    await sql`update products set slug = ${product.slug} where id = ${id}`.execute(own.db)
    if (product.file) await uploadFile(own, id, product.file)
    if (product.state === 'draft') continue
    await publishProduct(own, id)
    if (input.variants.some(({ compareAtMinor }) => compareAtMinor !== null)) {
      tools.clock.set(daysAgo(product.listedDaysAgo / 2, tools.opensAt))
      const ids = await sql<{ id: string }>`select id from variants where product_id = ${id} order by position`.execute(
        own.db,
      )
      const variants = input.variants.map((variant, index) => ({ ...variant, id: ids.rows[index]!.id }))
      await changeProduct(own, id, { ...input, variants, version: 1 })
    }
    if (product.state !== 'hidden') continue
    tools.clock.set(hoursAfter(own.clock.now(), 60))
    await hideProduct(own, id)
  }
}

/** Uploads what is downloaded of a product, as a browser would: from a file on disk. */
async function uploadFile(own: Context, productId: string, file: NonNullable<DemoProduct['file']>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stoa-demo-'))
  const path = join(folder, 'plan.pdf')
  await writeFile(path, await drawPlan(file, own.clock.now()))
  await addFile(own, productId, { name: file.name, path })
  await rm(folder, { recursive: true })
}

async function inputOf(product: DemoProduct, { aisles, hang }: ShelfTools): Promise<ProductInput> {
  const pictures = await hangAll(product, hang)
  return ProductInput.parse({
    ...(product.file && { kind: 'digital' }),
    title: product.title,
    description: product.description,
    categoryId: aisles.get(product.category),
    tags: product.tags ?? [],
    details: Object.entries(product.details).map(([label, value]) => ({ label, value })),
    options: Object.entries(product.options ?? {}).map(([name, values]) => ({ name, values })),
    pictures: [...pictures.values()].map((id) => ({ id })),
    variants: product.variants.map((variant) => ({
      sku: variant.sku,
      optionValues: variant.is ?? [],
      priceMinor: variant.price,
      compareAtMinor: variant.compareAt ?? null,
      onHand: variant.stock,
      weightGrams: variant.grams ?? null,
      pictureId: (variant.picture && pictures.get(variant.picture)) ?? null,
    })),
  })
}

/** Ids of the product's pictures by name, in the order of the gallery; those not made yet are left out. */
async function hangAll({ pictures }: DemoProduct, hang: ShelfTools['hang']): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const name of pictures) {
    const id = await hang(name)
    if (id) ids.set(name, id)
  }
  return ids
}
