/** What the table of variants keeps of each row, whatever else a row has. */
export interface VariantLike {
  /** Absent for a row the shop has not saved yet. */
  id?: string
  optionValues: readonly string[]
}

/** Most variants one product may have. */
export const mostVariants = 200

/** Every choice of one value per option, in the order of the options: two glazes in two sizes are four. */
export function combinationsOf(options: readonly { values: readonly string[] }[]): string[][] {
  return options.reduce<string[][]>(
    (rows, { values }) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  )
}

/**
 * The rows of the table for these options. A row that is known stays itself; when an option comes or goes at the end,
 * its first value inherits the row (stock, number and all); a row that is new copies the known row most like it through
 * `newRow`. Known rows without a place are left out.
 */
export function variantsFor<Row extends VariantLike>(
  options: readonly { values: readonly string[] }[],
  known: readonly Row[],
  newRow: (optionValues: string[], like: Row | undefined) => Row,
): Row[] {
  const chosen = options.filter(({ values }) => values.length > 0)
  const combinations = combinationsOf(chosen)
  const left = new Set(known)
  const claim = (fits: (row: Row) => boolean) => {
    const row = [...left].find(fits)
    if (row) left.delete(row)
    return row
  }
  // Exact matches first, so that an inheriting row never takes what belongs to another.
  const exact = combinations.map((values) => claim((row) => isSame(row.optionValues, values)))
  return combinations.map((values, index) => {
    const row = exact[index] ?? claim((each) => isBeginning(each.optionValues, values))
    return row ? withValues(row, values) : newRow(values, mostLike(values, known))
  })
}

/** A table while it is edited. */
export interface Table<Option, Row> {
  options: Option[]
  rows: Row[]
  /** Rows without a place at the moment; they come back as they were when their choice does. */
  parked: Row[]
}

/**
 * The table after its options changed; `gone` is the column of one that was taken away. Every choice has its row once, but for
 * those the shop did not make before.
 */
export function withOptions<Option extends { values: readonly string[] }, Row extends VariantLike & { key: string }>(
  before: Table<Option, Row>,
  options: Option[],
  gone: number | undefined,
  newRow: (optionValues: string[], like: Row | undefined) => Row,
): Table<Option, Row> {
  const all = [...before.rows, ...before.parked]
  const known = gone === undefined ? all : withoutOption(all, gone)
  // What the shop does not make stays left out, as far as it is still the same choice.
  const rows = withoutChoices(variantsFor(options, known, newRow), leftOut(before.options, before.rows))
  const keys = new Set(rows.map(({ key }) => key))
  return { options, rows, parked: known.filter(({ key }) => !keys.has(key)) }
}

/** Choices of these options that no row stands for: the shop does not make them. */
export function leftOut(
  options: readonly { values: readonly string[] }[],
  rows: readonly VariantLike[],
): (readonly string[])[] {
  return combinationsOf(options.filter(({ values }) => values.length > 0)).filter(
    (values) => values.length > 0 && !rows.some(({ optionValues }) => isSame(optionValues, values)),
  )
}

/** The options without values that no row has: of what is made no more, nothing is to be chosen. */
export function withValuesOf<Option extends { values: string[] }>(
  options: readonly Option[],
  rows: readonly VariantLike[],
): Option[] {
  const columns = options.filter(({ values }) => values.length > 0)
  return options.map((option) => {
    const column = columns.indexOf(option)
    return {
      ...option,
      values: option.values.filter((value) => rows.some((row) => row.optionValues[column] === value)),
    }
  })
}

/** These rows without those that stand for choices the shop does not make. */
export function withoutChoices<Row extends VariantLike>(
  rows: readonly Row[],
  choices: readonly (readonly string[])[],
): Row[] {
  return rows.filter(({ optionValues }) => !choices.some((values) => isSame(optionValues, values)))
}

/** The known rows after the option at `gone` was taken away; of those that become the same, the first stays. */
export function withoutOption<Row extends VariantLike>(known: readonly Row[], gone: number): Row[] {
  const shorter = known.map((row) =>
    withValues(
      row,
      row.optionValues.filter((_, at) => at !== gone),
    ),
  )
  return shorter.filter(
    (row, index) => shorter.findIndex((other) => isSame(other.optionValues, row.optionValues)) === index,
  )
}

/** A variant's name: `Tidewater, 350 ml`; of the only one, `This product`. */
export function variantName(optionValues: readonly string[]): string {
  return optionValues.length > 0 ? optionValues.join(', ') : 'This product'
}

function withValues<Row extends VariantLike>(row: Row, optionValues: string[]): Row {
  return { ...row, optionValues }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}

/** One list begins with the other. */
function isBeginning(one: readonly string[], other: readonly string[]): boolean {
  return one.length !== other.length && one.every((value, at) => at >= other.length || value === other[at])
}

function mostLike<Row extends VariantLike>(values: readonly string[], known: readonly Row[]): Row | undefined {
  const shared = (row: Row) => row.optionValues.filter((value, at) => value === values[at]).length
  return known.toSorted((a, b) => shared(b) - shared(a))[0]
}
