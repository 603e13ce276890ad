import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLocalDisk } from './local-disk.ts'
import { conformsAsStorage } from './storage.conformance.ts'

const folders: string[] = []

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stoa-media-'))
  folders.push(folder)
  return folder
}

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

conformsAsStorage('local disk', async () => openLocalDisk(emptyFolder()))

test('no half-written file stays behind', async () => {
  const folder = emptyFolder()
  await openLocalDisk(folder).put('a-picture-240.avif', Buffer.from('whole'))
  expect(readdirSync(folder)).toEqual(['a-picture-240.avif'])
})
