import { marketEndpoints } from '#shared/api/market.ts'
import { marketSchemas } from '#shared/api/market.schemas.ts'
import { ReadyJson, routesFor } from '#server/platform/http/contract.ts'
import { changeSettings } from './change-settings.ts'
import { presentMarket, presentSettings } from './present.ts'
import { countHall, listCategoriesAsJson } from './repository.ts'
import { settingsOf } from './settings.ts'

export const marketRoutes = routesFor(marketEndpoints, marketSchemas, {
  getMarket: async ({ context }) => presentMarket(settingsOf(context), await countHall(context.db), context.config),
  listCategories: async ({ context }) => new ReadyJson(await listCategoriesAsJson(context.db)),
  getSettings: async ({ context }) => presentSettings(settingsOf(context)),
  changeSettings: async ({ context, body }) => presentSettings(await changeSettings(context, body)),
})
