import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOpenShop, aSellerWithoutShop, type BuiltShop } from '#test/builders/shops.ts'
import { openTestMarket, type TestMarket } from '#test/support/market.ts'
import { Visitor } from '#test/support/visitor.ts'

let market: TestMarket
let shop: BuiltShop

beforeAll(async () => {
  market = await openTestMarket()
  shop = await anOpenShop(market)
})
afterAll(() => market.close())

const teal = { r: 32, g: 128, b: 128 }

function blank(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: teal } })
}

function formOf(bytes: Uint8Array, name = 'picture.jpg'): FormData {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return form
}

function upload(bytes: Uint8Array, name?: string) {
  return shop.seller.call('uploadPicture', { form: formOf(bytes, name) })
}

/** A picture after the job that makes its smaller files. */
async function uploadWhole(bytes: Uint8Array) {
  const picture = await upload(bytes)
  await market.settle()
  const row = await market.context.db
    .selectFrom('media')
    .select('widths')
    .where('id', '=', picture.id)
    .executeTakeFirstOrThrow()
  return { ...picture, widths: row.widths }
}

/** The names of files that lie on the market's disk of a picture. */
function filesOf({ id }: { id: string }): string[] {
  return readdirSync(join(market.context.config.dataFolder, 'media')).filter((name) => name.startsWith(id))
}

function refusedUpload(bytes: Uint8Array, name?: string) {
  return shop.seller.refused('uploadPicture', { form: formOf(bytes, name) })
}

describe('a picture a seller uploads', () => {
  test('shows at once as a JPEG, and its smaller files follow', async () => {
    const picture = await upload(await blank(600, 400).jpeg().toBuffer())
    expect(picture).toMatchObject({ width: 600, widths: [] })
    expect((await new Visitor(market.url).fetch(`${picture.src}-600.jpg`)).status).toBe(200)
    await market.settle()
    expect(filesOf(picture).sort()).toEqual(
      ['240.avif', '480.avif', '600.avif', '600.jpg'].map((end) => `${picture.id}-${end}`),
    )
  })

  test('is kept in three widths and served for a year', async () => {
    const picture = await uploadWhole(await blank(1_600, 1_200).jpeg().toBuffer())
    expect(picture).toMatchObject({ width: 800, height: 600, widths: [240, 480, 800], alt: '' })
    for (const name of [...picture.widths.map((width) => `-${width}.avif`), '-800.jpg']) {
      const response = await new Visitor(market.url).fetch(picture.src + name)
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      const { width } = await sharp(Buffer.from(await response.arrayBuffer())).metadata()
      expect(name).toContain(`-${width}.`)
    }
  })

  test('is not sent again to a browser that has it', async () => {
    const { src } = await uploadWhole(await blank(300, 300).png().toBuffer())
    const visitor = new Visitor(market.url)
    const first = await visitor.fetch(`${src}-240.avif`)
    const etag = first.headers.get('etag')!
    const again = await visitor.fetch(`${src}-240.avif`, {
      // As browsers ask; without it Node's fetch would say no-cache.
      headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
    })
    expect(again.status).toBe(304)
  })

  test('is never blown up: a small one keeps its size', async () => {
    expect(await uploadWhole(await blank(300, 500).png().toBuffer())).toMatchObject({
      width: 300,
      height: 500,
      widths: [240, 300],
    })
    expect(await uploadWhole(await blank(90, 90).webp().toBuffer())).toMatchObject({ width: 90, widths: [90] })
  })

  test('may be an AVIF, and may be very tall', async () => {
    const picture = await uploadWhole(await blank(400, 6_400).avif({ effort: 0 }).toBuffer())
    expect(picture).toMatchObject({ width: 100, height: 1_600, widths: [100] })
  })

  test('tells its dominant colour', async () => {
    const { color } = await upload(await blank(400, 300).png().toBuffer())
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [
      number,
      number,
      number,
    ]
    expect(Math.abs(red - teal.r) + Math.abs(green - teal.g) + Math.abs(blue - teal.b)).toBeLessThan(30)
  })

  test('loses where and with what it was taken, and stands upright', async () => {
    const bytes = await blank(600, 400)
      .jpeg()
      .withMetadata({ orientation: 6 })
      .withExifMerge({
        IFD0: { Copyright: 'Inês' },
        IFD3: { GPSLatitude: '38/1 43/1 0/1', GPSLongitude: '9/1 8/1 0/1' },
      })
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const picture = await uploadWhole(bytes)
    expect(picture).toMatchObject({ width: 400, height: 600 })
    for (const name of ['-400.jpg', '-400.avif', '-240.avif']) {
      const served = Buffer.from(await (await fetch(market.url + picture.src + name)).arrayBuffer())
      const { exif, orientation, xmp, iptc } = await sharp(served).metadata()
      expect({ exif, xmp, iptc, turned: (orientation ?? 1) !== 1 }).toEqual({ turned: false })
    }
  })

  test('shows white where it was transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 }
    const bytes = await sharp({ create: { width: 300, height: 300, channels: 4, background: clear } })
      .png()
      .toBuffer()
    expect((await upload(bytes)).color).toMatch(/^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/)
  })
})

describe('what is no picture is refused in words', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'

  test.each([
    ['a drawing dressed as a PNG', Buffer.from(svg)],
    ['a text that calls itself a JPEG', Buffer.from('this is no picture at all')],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_what, bytes) => {
    expect(await refusedUpload(bytes, 'picture.png')).toMatchObject({
      status: 415,
      code: 'picture_format',
      errors: [{ path: 'file' }],
    })
  })

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('half a %s', async (format) => {
    const noise = await sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .toFormat(format, format === 'avif' ? { effort: 0 } : {})
      .toBuffer()
    const half = noise.subarray(0, noise.length / 2)
    expect(await refusedUpload(half)).toMatchObject({ status: 422, code: 'picture_unreadable' })
  })

  test('a PNG that is only a beginning', async () => {
    const beginning = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64, 7)])
    expect(await refusedUpload(beginning)).toMatchObject({ status: 422, code: 'picture_unreadable' })
  })

  test('a small file that would unfold to 60 megapixels', async () => {
    const bomb = await blank(10_000, 6_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusedUpload(bomb)).toMatchObject({ status: 422, code: 'picture_too_many_pixels' })
  })

  test('an animation that would unfold to more', async () => {
    const frames = Array.from({ length: 6 }, (_none, at) => ({
      create: { width: 3_000, height: 3_000, channels: 3 as const, background: { r: at * 9, g: 0, b: 0 } },
    }))
    const bytes = await sharp(
      await Promise.all(frames.map((frame) => sharp(frame).png({ compressionLevel: 1 }).toBuffer())),
      {
        join: { animated: true },
      },
    )
      .webp({ effort: 0 })
      .toBuffer()
    expect(bytes.length).toBeLessThan(1_000_000)
    expect(await refusedUpload(bytes)).toMatchObject({ status: 422, code: 'picture_too_many_pixels' })
  })

  test('a file of more than 12 MB', async () => {
    expect(await refusedUpload(Buffer.alloc(12 * 1_024 * 1_024 + 1))).toMatchObject({
      status: 413,
      code: 'file_too_large',
    })
  })

  test('no file, two files, a file that breaks off', async () => {
    const two = formOf(Buffer.from('a'))
    two.append('file', new Blob(['b']), 'b.jpg')
    expect(await shop.seller.refused('uploadPicture', { form: two })).toMatchObject({ code: 'file_missing' })
    expect(await shop.seller.refused('uploadPicture')).toMatchObject({ status: 422, code: 'file_missing' })
    const brokenOff = await shop.seller.send('uploadPicture', {
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nhalf',
    })
    expect(brokenOff.status).toBe(400)
  })
})

describe('who may', () => {
  test('a stranger may not upload, nor may a seller without a shop', async () => {
    const form = formOf(await blank(100, 100).png().toBuffer())
    expect(await new Visitor(market.url).refused('uploadPicture', { form })).toMatchObject({ status: 401 })
    const visitor = await aSellerWithoutShop(market)
    expect(await visitor.refused('uploadPicture', { form })).toMatchObject({ status: 403, code: 'not_allowed' })
  })

  test.each(['/media/../secret', '/media/..%2Fsecret', '/media/nothing-240.avif', '/media/', '/media/a.svg'])(
    '%s leads to no file',
    async (path) => {
      const response = await new Visitor(market.url).fetch(path)
      expect(response.status).toBe(404)
    },
  )
})

describe('pictures that nothing uses', () => {
  test('go a day after they came, with their files; what something points at stays', async () => {
    const forgotten = await uploadWhole(await blank(300, 300).png().toBuffer())
    const logo = await uploadWhole(await blank(301, 300).png().toBuffer())
    await shop.seller.call('changeOwnShop', { body: { logoId: logo.id } })
    await market.settle()
    expect(filesOf(forgotten)).toHaveLength(3)
    await sql`update media set created_at = created_at - interval '25 hours'`.execute(market.context.db)
    await market.settle()
    expect(filesOf(forgotten)).toEqual([])
    expect(filesOf(logo)).toHaveLength(3)
    const { rows } = await sql<{ id: string }>`select id from media`.execute(market.context.db)
    expect(rows.map(({ id }) => id)).toEqual([logo.id])
  })
})
