import type { Context } from '../context.ts'
import { invariant } from '../errors.ts'
import type { Attachment, AttachmentKey } from './port.ts'

/** Makes the files that a letter carries. */
export async function makeAttachments(context: Context, keys: readonly AttachmentKey[]): Promise<Attachment[]> {
  const files: Attachment[] = []
  for (const { maker, key } of keys) {
    const make = context.ports.attachmentMakers[maker]
    invariant(make, `somebody makes attachments as ${maker}`)
    files.push(await make(context, key))
  }
  return files
}
