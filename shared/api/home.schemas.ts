import { z } from 'zod'
import { schemasFor } from './endpoint.ts'
import type { homeEndpoints } from './home.ts'
import { Id, Picture } from './values.schemas.ts'

/** What can stand on the first page, in the order of a new market. */
export const HomePart = z.enum([
  'hero',
  'promises',
  'events',
  'categories',
  'newest',
  'followed',
  'recommended',
  'seen',
  'best_selling',
  'shops',
  'chosen_products',
  'chosen_shops',
  'invitation',
])

const Title = z.string().meta({ description: 'Empty: the usual one' })

const Home = z
  .object({
    hero: z.object({
      title: z.string().meta({ description: 'Empty: the line of the market' }),
      words: z.string(),
      picture: Picture.nullable().meta({ description: 'Null: that of a product people love' }),
    }),
    sections: z
      .array(
        z.object({
          part: HomePart,
          title: Title,
          ids: z.array(Id).meta({ description: 'The products or shops that are chosen; none for other parts' }),
        }),
      )
      .meta({ description: 'What is shown, from the top down' }),
  })
  .meta({ id: 'Home' })

const HomeArrangement = z
  .object({
    hero: Home.shape.hero,
    sections: z
      .array(
        z.object({
          part: HomePart,
          title: Title,
          isShown: z.boolean(),
          chosen: z.array(z.object({ id: Id, name: z.string() })),
        }),
      )
      .meta({ description: 'Every part there is, from the top down' }),
  })
  .meta({ id: 'HomeArrangement' })

const mostChosen = 12

/** Parts whose products or shops the operator names. */
const isChosen = (part: z.output<typeof HomePart>) => part === 'chosen_products' || part === 'chosen_shops'

const HomeSectionInput = z
  .strictObject({
    part: HomePart,
    title: z.string().trim().max(60).default(''),
    isShown: z.boolean(),
    ids: z.array(Id).max(mostChosen, `must be at most ${mostChosen}`).default([]),
  })
  .refine(({ part, ids }) => isChosen(part) || ids.length === 0, {
    path: ['ids'],
    message: 'can be chosen only where something is chosen',
  })
  .refine(({ part, isShown, ids }) => !isShown || !isChosen(part) || ids.length > 0, {
    path: ['ids'],
    message: 'must be chosen before they are shown',
  })
  .refine(({ ids }) => new Set(ids).size === ids.length, { path: ['ids'], message: 'must differ' })

/** The first page as it is written down: every part once, and something to see. */
export const HomeInput = z.strictObject({
  hero: z.strictObject({
    title: z.string().trim().max(80).default(''),
    words: z.string().trim().max(240).default(''),
    pictureId: Id.nullable().default(null),
  }),
  sections: z
    .array(HomeSectionInput)
    .refine(
      (sections) =>
        sections.length === HomePart.options.length &&
        new Set(sections.map(({ part }) => part)).size === sections.length,
      'must be every part of the page, once',
    )
    .refine((sections) => sections.some(({ isShown }) => isShown), 'must leave something to see'),
})

export const homeSchemas = schemasFor<typeof homeEndpoints>()({
  getHome: { response: Home },
  getHomeArrangement: { response: HomeArrangement },
  arrangeHome: { body: HomeInput, response: HomeArrangement },
})

export type HomePart = z.output<typeof HomePart>
export type Home = z.output<typeof Home>
export type HomeArrangement = z.output<typeof HomeArrangement>
export type HomeInput = z.output<typeof HomeInput>
