import type { CategoryInput } from '#shared/api/market.schemas.ts'
import { newId } from '#shared/ids.ts'
import { slugCandidates } from '#shared/slug.ts'
import type { Context } from '#server/platform/context.ts'
import { inTransaction } from '#server/platform/db/transaction.ts'
import { invariant } from '#server/platform/errors.ts'
import {
  findCategoryParts,
  insertCategory,
  lockCategory,
  replaceAttributes,
  updateCategory,
} from './category-repository.ts'
import { belowItself, categoryNotFound, parentUnknown, pictureUnknown } from './errors.ts'
import { mayArrangeHall } from './policy.ts'

/**
 * Puts up a category under an address made of its name, with the attributes its products carry. Answers its id.
 * Refuses with `category_not_found` (no such parent) or `picture_not_found`.
 */
export async function createCategory(context: Context, input: CategoryInput): Promise<string> {
  mayArrangeHall(context)
  const id = newId()
  await inTransaction(context, async (tx) => {
    await checkParts(tx, input)
    await insertUnderFreeSlug(tx, id, input)
    await replaceAttributes(tx.db, id, withSlugs(input.attributes))
  })
  return id
}

async function insertUnderFreeSlug({ db, clock }: Context, id: string, input: CategoryInput): Promise<void> {
  for (const slug of slugCandidates(input.name, 'category')) {
    if (await insertCategory(db, id, slug, input, clock.now())) return
  }
  invariant(false, `a free address for the category ${input.name}`)
}

/**
 * Changes a category as a whole: its words, its place, its attributes; the address stays. What its products are found by follows.
 * Refuses with `category_not_found`, `picture_not_found` or `below_itself`.
 */
export async function changeCategory(context: Context, id: string, input: CategoryInput): Promise<void> {
  mayArrangeHall(context)
  await refusingCircles(() =>
    inTransaction(context, async (tx) => {
      await checkParts(tx, input)
      if (!(await lockCategory(tx.db, id))) throw categoryNotFound()
      // First, so that the words of its products follow the new names.
      await replaceAttributes(tx.db, id, withSlugs(input.attributes))
      await updateCategory(tx.db, id, input)
    }),
  )
}

async function checkParts({ db }: Context, { parentId, pictureId }: CategoryInput): Promise<void> {
  const { hasParent, hasPicture } = await findCategoryParts(db, { parentId, pictureId })
  if (parentId !== null && !hasParent) throw parentUnknown()
  if (pictureId !== null && !hasPicture) throw pictureUnknown()
}

async function refusingCircles<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { constraint } = (error ?? {}) as { constraint?: string }
    throw constraint === 'categories_not_below_itself' ? belowItself() : error
  }
}

/** Each attribute under a slug of its own, made of its name. */
function withSlugs(attributes: CategoryInput['attributes']) {
  const taken = new Set<string>()
  return attributes.map((attribute) => {
    const slug = slugCandidates(attribute.name, 'attribute').find((candidate) => !taken.has(candidate))
    invariant(slug, `a free slug for the attribute ${attribute.name}`)
    taken.add(slug)
    return { ...attribute, slug }
  })
}
