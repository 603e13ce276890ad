import { notFound, Refusal } from '#server/platform/errors.ts'

/** 404 `file_not_found`: not there, taken out already, or of another shop. */
export const fileNotFound = () => notFound('file_not_found', 'This file')

/** 404 `download_not_found`: not there, not for this visitor, or a link that nobody signed. */
export const downloadNotFound = () => notFound('download_not_found', 'This download')

/** 409 `product_not_digital`: what is sent has no files. */
export const productNotDigital = () =>
  new Refusal(409, 'product_not_digital', 'This product is sent. Choose “Files to download” first, and save it.')

/** 409 `too_many_files`. */
export const tooManyFiles = (most: number) =>
  new Refusal(409, 'too_many_files', `A product has at most ${most} files. Put more of them into one archive.`)

/** 409 `last_file`: on the shelf, a product for download needs something to download. */
export const lastFile = () =>
  new Refusal(
    409,
    'last_file',
    'This is its last file, and the product is on the shelf: replace it, or hide the product.',
  )

/** 413 `file_too_large`. */
export const fileTooLarge = (mostMegabytes: number) =>
  fileRefused(413, 'file_too_large', `The file is larger than ${mostMegabytes} MB.`)

/** 422 `file_empty`. */
export const fileEmpty = () => fileRefused(422, 'file_empty', 'There is nothing in this file.')

function fileRefused(status: number, code: string, message: string): Refusal {
  return new Refusal(status, code, message, { errors: [{ path: 'file', message, code }] })
}

/** 410 `link_over`: the address was good for a quarter of an hour; the order has a new one. */
export const linkOver = () =>
  new Refusal(410, 'link_over', 'This link was good for a quarter of an hour. Open your order to get a new one.')

/** 410 `download_closed`: the order was cancelled, or its money went back. */
export const downloadClosed = () =>
  new Refusal(410, 'download_closed', 'This file is closed: the order was cancelled, or its money went back.')

/** 410 `download_over`: its days are over; the shop can give it again. */
export const downloadOver = () =>
  new Refusal(410, 'download_over', 'The time to download this file is over. Ask the shop to give it to you again.')

/** 409 `download_used_up`: it was fetched as often as it can be; the shop can give it again. */
export const downloadUsedUp = (most: number) =>
  new Refusal(409, 'download_used_up', `This file was downloaded ${most} times. Ask the shop to give it to you again.`)
