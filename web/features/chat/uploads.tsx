import { useEffect, useRef, useState } from 'react'
import { newId } from '#shared/ids.ts'
import { messageOf } from '../../data/problem.ts'
import { uploadFile } from '../../data/upload-picture.ts'
import { IconRefresh, IconX } from '../../ui/icons.ts'
import type { ChatDoor } from './chat-door.ts'
import styles from './uploads.module.css'

interface Upload {
  key: string
  file: File
  isPdf: boolean
  /** From 0 to 1. */
  progress: number
  id?: string
  refusal?: string
}

/** Files on their way into a conversation, before they are sent with a message. */
export interface Uploads {
  rows: readonly Upload[]
  isBusy: boolean
  isReady: boolean
  add(files: readonly File[]): void
  retry(key: string): void
  /** Also while it is under way. */
  remove(key: string): void
  /** What has arrived, to be sent; the rows are gone then. */
  take(): ({ pictureId: string } | { fileId: string })[]
}

/** Uploads pictures and PDFs to a conversation, each with its progress; each can be given up and tried again. */
export function useUploads(door: ChatDoor, conversationId: string): Uploads {
  const [rows, setRows] = useState<Upload[]>([])
  const running = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const { current } = running
    return () => current.forEach((upload) => upload.abort())
  }, [])
  const change = (key: string, more: Partial<Upload>) =>
    setRows((before) => before.map((row) => (row.key === key ? Object.assign({}, row, more) : row)))

  const start = async ({ key, file, isPdf }: Upload) => {
    const leaving = new AbortController()
    running.current.set(key, leaving)
    try {
      const path = door.uploads(conversationId, isPdf ? 'files' : 'pictures')
      const { id } = await uploadFile<{ id: string }>(
        path,
        file,
        (progress) => change(key, { progress }),
        leaving.signal,
      )
      change(key, { id, progress: 1 })
    } catch (error) {
      change(key, { refusal: messageOf(error) })
    } finally {
      running.current.delete(key)
    }
  }
  const restart = (row: Upload) => {
    const { key, file, isPdf } = row
    const fresh: Upload = { key, file, isPdf, progress: 0 }
    setRows((before) => before.map((each) => (each.key === key ? fresh : each)))
    void start(fresh)
  }
  return {
    rows,
    isBusy: rows.some(({ id, refusal }) => !id && !refusal),
    isReady: rows.some(({ id }) => id),
    add(files) {
      const added = files.map((file): Upload => ({
        key: newId(),
        file,
        isPdf: file.type === 'application/pdf',
        progress: 0,
      }))
      setRows((before) => [...before, ...added])
      for (const upload of added) void start(upload)
    },
    retry(key) {
      const row = rows.find((each) => each.key === key)
      if (row) restart(row)
    },
    remove(key) {
      running.current.get(key)?.abort()
      setRows((before) => before.filter((row) => row.key !== key))
    },
    take() {
      const arrived = rows.filter(({ id }) => id)
      setRows((before) => before.filter(({ id }) => !id))
      return arrived.map(({ id, isPdf }) => (isPdf ? { fileId: id! } : { pictureId: id! }))
    },
  }
}

/** The files on their way, each with a bar and a way out. */
export function UploadRows({ uploads }: { uploads: Uploads }) {
  if (uploads.rows.length === 0) return null
  return (
    <ul className={styles.rows} aria-label="To be sent">
      {uploads.rows.map(({ key, file, progress, id, refusal }) => (
        <li key={key} className={styles.row}>
          <span className={styles.name}>{file.name}</span>
          {refusal ? (
            <span className={styles.refusal} role="alert">
              {refusal}
            </span>
          ) : id ? (
            <span className={styles.state}>Ready to send</span>
          ) : (
            <progress max={1} value={progress} aria-label={`Upload of ${file.name}`} />
          )}
          {refusal && (
            <button type="button" aria-label={`Upload ${file.name} again`} onClick={() => uploads.retry(key)}>
              <IconRefresh size={18} aria-hidden />
            </button>
          )}
          <button type="button" aria-label={`Leave out ${file.name}`} onClick={() => uploads.remove(key)}>
            <IconX size={18} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
