import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { invariant } from '../errors.ts'
import { contentTypeOf, type MediaStorage } from './storage.ts'

/** Keeps pictures as files of one folder, which is made when the first one comes. */
export function openLocalDisk(folder: string): MediaStorage {
  const pathOf = (name: string) => {
    invariant(contentTypeOf(name), `a media name: ${name}`)
    return join(folder, name)
  }
  return {
    async put(name, bytes) {
      const path = pathOf(name)
      const unfinished = `${path}.${randomUUID()}`
      await mkdir(folder, { recursive: true })
      // Nobody may be served half a picture, also when the process dies here.
      await writeFile(unfinished, bytes)
      await rename(unfinished, path)
    },
    async find(name) {
      return await readFile(pathOf(name)).catch(nullWhenAbsent)
    },
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
    urlOf: () => null,
  }
}

function nullWhenAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
