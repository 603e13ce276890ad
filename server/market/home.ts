import { HomeInput, HomePart } from '#shared/api/home.schemas.ts'

/** What a market shows before its operator arranges anything: all that needs no choosing. */
export const usualHome: HomeInput = {
  hero: { title: '', words: '', pictureId: null },
  sections: HomePart.options.map((part) => ({
    part,
    title: '',
    isShown: part !== 'chosen_products' && part !== 'chosen_shops',
    ids: [],
  })),
}

/**
 * The arrangement as it is kept. Parts that came after it was written stand at the end and are not shown; one that is
 * no longer understood gives way to the usual, for a first page must always stand.
 */
export function readHome(kept: unknown, pictureId: string | null): HomeInput {
  const { hero, sections } = (kept ?? usualHome) as HomeInput
  const missing = usualHome.sections.filter(({ part }) => !sections.some((section) => section.part === part))
  const waiting = missing.map(({ part, title, ids }) => ({ part, title, ids, isShown: false }))
  const read = HomeInput.safeParse({
    hero: { ...hero, pictureId },
    sections: [...sections, ...waiting],
  })
  return read.success ? read.data : usualHome
}
