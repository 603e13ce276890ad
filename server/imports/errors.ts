import { fieldRefused, notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `import_not_found`: not there, or another shop's. */
export const importNotFound = () => notFound('import_not_found', 'This import')

/** 422 `file_not_csv`: no table can be read out of it. */
export const fileNotCsv = (message: string) => fileRefused('file_not_csv', message)

/** 422 `headings_unknown`: none of the formats has these headings. */
export const headingsUnknown = () =>
  fileRefused(
    'headings_unknown',
    'has headings of no format we know: ours (title, price, …), the product export of Shopify or of WooCommerce',
  )

/** 422 `too_many_lines`: part the file. */
export const tooManyLines = (most: number) =>
  fileRefused('too_many_lines', `has more than ${most.toLocaleString('en')} lines; part it in several`)

/** 422 `category_not_found`: of the category for products that name none. */
export const fallbackUnknown = () =>
  fieldRefused('category_not_found', 'query.category', 'is no category of this market')

/** 409 `import_running`: one after the other. */
export const importRunning = () =>
  new Refusal(409, 'import_running', 'Another import of the shop is running. Start this one when it is done.')

function fileRefused(code: string, message: string): Refusal {
  return new Refusal(422, code, `The file ${message}.`, { errors: [{ path: 'file', message, code }] })
}
