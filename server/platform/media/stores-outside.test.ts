import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openBucketStandIn, type BucketStandIn } from '#test/support/bucket-stand-in.ts'
import { openCloudinaryStandIn, type CloudinaryStandIn } from '#test/support/cloudinary-stand-in.ts'
import { openBucket } from './bucket.ts'
import { openCloudinary } from './cloudinary.ts'
import { conformsAsStorage } from './storage.conformance.ts'

let bucket: BucketStandIn
let cloudinary: CloudinaryStandIn

beforeAll(async () => {
  bucket = await openBucketStandIn()
  cloudinary = await openCloudinaryStandIn()
})
afterEach(() => {
  bucket.objects.clear()
  cloudinary.assets.clear()
})
afterAll(() => {
  bucket.close()
  cloudinary.close()
})

conformsAsStorage('a bucket', async () => openBucket(bucket.settings))
conformsAsStorage('Cloudinary', async () => openCloudinary(cloudinary.settings))

const name = 'a-picture-240.avif'

test('wrong keys are told as a store that cannot be used', async () => {
  const refused = { status: 503, code: 'storage_unavailable' }
  const put = (storage: ReturnType<typeof openBucket>) => storage.put(name, Buffer.from('x'))
  await expect(put(openBucket({ ...bucket.settings, secret: 'wrong' }))).rejects.toMatchObject(refused)
  await expect(put(openCloudinary({ ...cloudinary.settings, secret: 'wrong' }))).rejects.toMatchObject(refused)
})

test('browsers are sent to Cloudinary, and to a bucket where it is public', async () => {
  expect(openBucket(bucket.settings).urlOf(name)).toBeNull()
  const open = openBucket({ ...bucket.settings, publicUrl: 'https://pictures.example' })
  expect(open.urlOf(name)).toBe('https://pictures.example/a-picture-240.avif')
  const storage = openCloudinary(cloudinary.settings)
  await storage.put(name, Buffer.from('bytes'))
  expect(await (await fetch(storage.urlOf(name)!)).text()).toBe('bytes')
})
