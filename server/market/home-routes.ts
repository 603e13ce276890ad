import type { z } from 'zod'
import { homeEndpoints } from '#shared/api/home.ts'
import { homeSchemas } from '#shared/api/home.schemas.ts'
import type { Context } from '#server/platform/context.ts'
import { routesFor } from '#server/platform/http/contract.ts'
import { arrangeHome } from './arrange-home.ts'
import { findHeroPicture, findHomeParts } from './home-repository.ts'
import { settingsOf } from './settings.ts'

export const homeRoutes = routesFor(homeEndpoints, homeSchemas, {
  async getHome({ context }) {
    const { hero, sections } = settingsOf(context).home
    const { title, words, pictureId } = hero
    return {
      // Asked for every time, and only where there is one: smaller files of a picture come after it is chosen.
      hero: { title, words, picture: pictureId === null ? null : await findHeroPicture(context.db, pictureId) },
      sections: sections.filter(({ isShown }) => isShown).map(({ part, title, ids }) => ({ part, title, ids })),
    }
  },
  getHomeArrangement: async ({ context }) => await presentArrangement(context),
  async arrangeHome({ context, body }) {
    await arrangeHome(context, body)
    return await presentArrangement(context)
  },
})

/** The first page as the operator arranges it, with the names of what is chosen; what is gone from the market is left out. */
async function presentArrangement(context: Context): Promise<z.input<typeof homeSchemas.getHomeArrangement.response>> {
  const { hero, sections } = settingsOf(context).home
  const idsOf = (wanted: string) => sections.find(({ part }) => part === wanted)?.ids ?? []
  const { picture, products, shops } = await findHomeParts(context.db, {
    pictureId: hero.pictureId,
    productIds: idsOf('chosen_products'),
    shopIds: idsOf('chosen_shops'),
  })
  return {
    hero: { title: hero.title, words: hero.words, picture },
    sections: sections.map(({ part, title, isShown }) => ({
      part,
      title,
      isShown,
      chosen: part === 'chosen_products' ? products : part === 'chosen_shops' ? shops : [],
    })),
  }
}
