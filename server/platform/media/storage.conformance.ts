import { describe, expect, test } from 'vitest'
import { mediaName, type MediaStorage } from './storage.ts'

/** What every storage adapter must do. Called from the adapter's own test with a way to open an empty store. */
export function conformsAsStorage(adapter: string, open: () => Promise<MediaStorage>): void {
  describe(`${adapter} as a storage of pictures`, () => {
    const name = mediaName('a-picture', 240, 'avif')
    const bytes = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 256))

    test('gives back the bytes it was given', async () => {
      const storage = await open()
      await storage.put(name, bytes)
      expect(await storage.find(name)).toEqual(bytes)
    })

    test('knows nothing of a name it was never given', async () => {
      const storage = await open()
      expect(await storage.find(mediaName('another-picture', 240, 'avif'))).toBeNull()
    })

    test('keeps the last bytes put under a name', async () => {
      const storage = await open()
      await storage.put(name, bytes)
      await storage.put(name, Buffer.from('newer'))
      expect(String(await storage.find(name))).toBe('newer')
    })

    test('keeps each encoding of a picture apart', async () => {
      const storage = await open()
      await storage.put(name, bytes)
      await storage.put(mediaName('a-picture', 480, 'avif'), Buffer.from('wide'))
      expect(await storage.find(name)).toEqual(bytes)
    })

    test('forgets what is removed, and does not mind being asked twice', async () => {
      const storage = await open()
      await storage.put(name, bytes)
      await storage.remove(name)
      await storage.remove(name)
      expect(await storage.find(name)).toBeNull()
    })

    test('takes the same name from two hands at once and keeps one of them whole', async () => {
      const storage = await open()
      const hands = ['x', 'y'].map((letter) => Buffer.from(letter.repeat(200_000)))
      await Promise.all(hands.map((hand) => storage.put(name, hand)))
      const kept = await storage.find(name)
      expect(hands.some((hand) => kept?.equals(hand))).toBe(true)
    })

    test.each(['../secret-240.avif', 'a/b-240.avif', '/etc/passwd', 'a-picture-240.svg', '.hidden-240.avif'])(
      'refuses %s, which is no name of a picture',
      async (wrong) => {
        const storage = await open()
        await expect(storage.put(wrong, bytes)).rejects.toThrow('a media name')
        await expect(storage.find(wrong)).rejects.toThrow('a media name')
      },
    )
  })
}
