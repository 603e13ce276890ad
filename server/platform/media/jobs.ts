import { defineJob, type JobDefinition } from '../jobs.ts'
import { encodeWidths } from './encode-picture.ts'
import { findPicture, setWidths } from './repository.ts'
import { masterName, mediaName } from './storage.ts'

/** Makes the smaller files of a picture that was uploaded, then says in its row that they are there. */
export const makeWidths = defineJob<{ id: string }>({
  name: 'make-picture-widths',
  async run({ db, ports: { storage } }, { id }) {
    const picture = await findPicture(db, id)
    if (!picture || picture.widths.length > 0) return
    const master = await storage.find(masterName(picture.storageKey))
    if (!master) return
    const files = await encodeWidths(master)
    for (const { width, bytes } of files) await storage.put(mediaName(picture.storageKey, width, 'avif'), bytes)
    await setWidths(
      db,
      id,
      files.map(({ width }) => width),
    )
    await storage.remove(masterName(picture.storageKey))
  },
})

/** Takes files out of the store whose rows are gone already. */
export const forgetFiles = defineJob<{ names: string[] }>({
  name: 'forget-picture-files',
  async run({ ports: { storage } }, { names }) {
    for (const name of names) await storage.remove(name)
  },
})

export const mediaJobs: JobDefinition<never>[] = [makeWidths, forgetFiles] as JobDefinition<never>[]
