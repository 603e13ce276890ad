/** The rows of all pages of a list seen so far, in order. */
export function rowsOf<Row>({ pages }: { pages: readonly { items: readonly Row[] }[] }): Row[] {
  return pages.flatMap(({ items }) => items)
}
