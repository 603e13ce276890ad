import type { Import } from '#shared/api/imports.schemas.ts'
import type { Visitor } from '#test/support/visitor.ts'

/** A file as a seller's browser sends it. */
export function aFileOf(text: string | Uint8Array<ArrayBuffer>, name = 'products.csv'): FormData {
  const form = new FormData()
  form.set('file', new File([text], name, { type: 'text/csv' }))
  return form
}

/** A file that was read and waits to be started; products without a category of the market go to `category`. */
export async function anUploadedImport(
  seller: Visitor,
  text: string | Uint8Array<ArrayBuffer>,
  category?: string,
): Promise<Import> {
  return await seller.call('uploadImport', { form: aFileOf(text), query: category ? { category } : {} })
}
