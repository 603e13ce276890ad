import type { DemoProduct } from './story.ts'

/** Draws a plan of a few steps as a PDF of one page: a thing to download that is worth opening. */
export async function drawPlan({ title, steps }: NonNullable<DemoProduct['file']>, createdAt: Date): Promise<Buffer> {
  const { inner, page, PdfSheet } = await import('#server/platform/pdf/pdf-sheet.ts')
  const sheet = new PdfSheet({ title, language: 'en', createdAt })
  const write = (type: string, text: string, size: number, weight: 'regular' | 'title') =>
    sheet.put(sheet.root, type, () => {
      sheet.y += sheet.write(text, page.margin, sheet.y, { size, weight, width: inner }) + size
    })
  sheet.y = page.margin
  write('H1', title, 28, 'title')
  for (const [index, step] of steps.entries()) write('P', `${index + 1}. ${step}`, 13, 'regular')
  return await sheet.end()
}
