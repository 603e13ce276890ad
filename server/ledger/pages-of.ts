/** Lines read at once for a file that is written while it is sent. */
const pageSize = 1_000

/** A place in a list by time; the last may be a number that tells entries of one posting apart. */
export type LinePlace = readonly [Date, string, number?]

/** All pages of a list, one after the other, each read from where the one before it ended. */
export async function* pagesOf<Row>(
  read: (place: { limit: number; after: LinePlace | null }) => Promise<Row[]>,
  placeOf: (row: Row) => LinePlace,
): AsyncGenerator<Row[]> {
  for (let after: LinePlace | null = null; ;) {
    const rows: Row[] = await read({ limit: pageSize, after })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return
    after = placeOf(last)
  }
}
