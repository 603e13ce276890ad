import type { Request, Response } from 'express'
import multer from 'multer'
import { Refusal } from '../errors.ts'

export const largestUploadBytes = 12 * 1_024 * 1_024

export interface ReceivedFile {
  name: string
  bytes: Buffer
}

// Without the charset, names beyond Latin-1 arrive garbled.
const receive = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: largestUploadBytes, files: 1, fields: 0, parts: 1 },
  defParamCharset: 'utf8',
}).single('file')

/**
 * Reads the one file of a multipart body into memory. Refuses with `file_missing` or `file_too_large`.
 * What the file claims to be is not believed; who decodes it decides.
 */
export async function receiveFile(req: Request, res: Response): Promise<ReceivedFile> {
  await new Promise<void>((resolve, reject) => {
    void receive(req, res, (error: unknown) => (error ? reject(refusalOf(error)) : resolve()))
  })
  if (!req.file)
    throw new Refusal(422, 'file_missing', 'A file is missing.', { errors: [{ path: 'file', message: 'is missing' }] })
  return { name: req.file.originalname, bytes: req.file.buffer }
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof multer.MulterError)) return new Refusal(400, 'upload_broken', 'The upload could not be read.')
  if (error.code === 'LIMIT_FILE_SIZE') {
    const message = `The file is larger than ${largestUploadBytes / 1_024 / 1_024} MB.`
    return new Refusal(413, 'file_too_large', message, { errors: [{ path: 'file', message }] })
  }
  return new Refusal(422, 'file_missing', 'Send exactly one file, in the field named file.', {
    errors: [{ path: 'file', message: error.message }],
  })
}
