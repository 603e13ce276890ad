import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Request, Response } from 'express'
import multer from 'multer'
import { Refusal } from '../errors.ts'

export const largestUploadBytes = 12 * 1_024 * 1_024

export const largestTableBytes = 100 * 1_024 * 1_024

export interface ReceivedFile {
  name: string
  bytes: Buffer
}

/** A file that waits on disk while the request lasts. */
export interface ReceivedTable {
  name: string
  path: string
}

// Without the charset, names beyond Latin-1 arrive garbled.
const oneFile = { files: 1, fields: 0, parts: 1 }
const receive = multer({
  storage: multer.memoryStorage(),
  limits: { ...oneFile, fileSize: largestUploadBytes },
  defParamCharset: 'utf8',
}).single('file')
const receiveToDisk = multer({
  storage: multer.diskStorage({ destination: tmpdir() }),
  limits: { ...oneFile, fileSize: largestTableBytes },
  defParamCharset: 'utf8',
}).single('file')

/**
 * Reads the one file of a multipart body into memory. Refuses with `file_missing` or `file_too_large`.
 * What the file claims to be is not believed; who decodes it decides.
 */
export async function receiveFile(req: Request, res: Response): Promise<ReceivedFile> {
  const { originalname: name, buffer: bytes } = await takeFile(receive, req, res, largestUploadBytes)
  return { name, bytes }
}

/**
 * Reads the one file of a multipart body to disk, however long it is up to 100 MB, and takes it away when the request is
 * answered. Refuses as `receiveFile` does.
 */
export async function receiveTable(req: Request, res: Response): Promise<ReceivedTable> {
  const { originalname: name, path } = await takeFile(receiveToDisk, req, res, largestTableBytes)
  res.once('close', () => void rm(path, { force: true }))
  return { name, path }
}

async function takeFile(
  by: typeof receive,
  req: Request,
  res: Response,
  mostBytes: number,
): Promise<Express.Multer.File> {
  await new Promise<void>((resolve, reject) => {
    void by(req, res, (error: unknown) => (error ? reject(refusalOf(error, mostBytes)) : resolve()))
  })
  if (!req.file)
    throw new Refusal(422, 'file_missing', 'A file is missing.', { errors: [{ path: 'file', message: 'is missing' }] })
  return req.file
}

function refusalOf(error: unknown, mostBytes: number): unknown {
  if (!(error instanceof multer.MulterError)) return new Refusal(400, 'upload_broken', 'The upload could not be read.')
  if (error.code === 'LIMIT_FILE_SIZE') {
    const message = `The file is larger than ${mostBytes / 1_024 / 1_024} MB.`
    return new Refusal(413, 'file_too_large', message, { errors: [{ path: 'file', message }] })
  }
  return new Refusal(422, 'file_missing', 'Send exactly one file, in the field named file.', {
    errors: [{ path: 'file', message: error.message }],
  })
}
