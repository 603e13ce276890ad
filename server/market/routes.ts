import { marketEndpoints } from '#shared/api/market.ts'
import { marketSchemas } from '#shared/api/market.schemas.ts'
import { ReadyJson, routesFor } from '#server/platform/http/contract.ts'
import { readBlockedWords } from './blocked-words-repository.ts'
import { changeSettings } from './change-settings.ts'
import { presentMarket, presentSettings } from './present.ts'
import { deleteCategory, findCategoryAsJson, listCategoriesAsJson } from './category-repository.ts'
import { categoryInUse, categoryNotFound } from './errors.ts'
import { keepBlockedWords } from './keep-blocked-words.ts'
import { mayArrangeHall } from './policy.ts'
import { countHall } from './repository.ts'
import { changeCategory, createCategory } from './write-category.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { settingsOf } from './settings.ts'

export const marketRoutes = routesFor(marketEndpoints, marketSchemas, {
  getMarket: async ({ context }) => presentMarket(settingsOf(context), await countHall(context.db), context.config),
  listCategories: async ({ context }) => new ReadyJson(await listCategoriesAsJson(context.db)),
  getCategory: async ({ context, params }) => await categoryPage(context, { slug: params.slug }),
  createCategory: async ({ context, body }) => await categoryPage(context, { id: await createCategory(context, body) }),
  async changeCategory({ context, params, body }) {
    await changeCategory(context, params.id, body)
    return await categoryPage(context, { id: params.id })
  },
  async removeCategory({ context, params }) {
    mayArrangeHall(context)
    const outcome = await inTransaction(context, (tx) => deleteCategory(tx.db, params.id))
    if (outcome === 'not there') throw categoryNotFound()
    if (outcome === 'in use') throw categoryInUse()
    return undefined
  },
  getBlockedWords: async ({ context }) => ({ words: await readBlockedWords(context.db) }),
  async keepBlockedWords({ context, body }) {
    await keepBlockedWords(context, body.words)
    return { words: await readBlockedWords(context.db) }
  },
  getSettings: async ({ context }) => presentSettings(settingsOf(context)),
  changeSettings: async ({ context, body }) => presentSettings(await changeSettings(context, body)),
})

async function categoryPage({ db }: Context, by: { slug: string } | { id: string }): Promise<ReadyJson> {
  const json = await findCategoryAsJson(db, by)
  if (json === null) throw categoryNotFound()
  return new ReadyJson(json)
}
