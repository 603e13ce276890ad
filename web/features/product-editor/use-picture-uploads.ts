import { useEffect, useRef, useState } from 'react'
import type { Picture } from '#shared/api/values.schemas.ts'
import { newId } from '#shared/ids.ts'
import { messageOf } from '../../data/problem.ts'
import { uploadPicture } from '../../data/upload-picture.ts'

/** A file on its way to the market. */
export interface Upload {
  key: string
  name: string
  /** The file itself, shown while it travels. */
  preview: string
  /** From 0 to 1. */
  share: number
  /** Why it was not taken. */
  refusal?: string
}

/** Sends files side by side and hands over each picture as it is taken; what is refused stays with its reason. */
export function usePictureUploads(onPicture: (picture: Picture) => void) {
  const [uploads, setUploads] = useState<Upload[]>([])
  const leaving = useRef(new AbortController())
  useEffect(() => {
    // Strict mode leaves and comes back: the signal must be fresh then.
    leaving.current = new AbortController()
    return () => leaving.current.abort()
  }, [])

  const change = (key: string, changes: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)))
  const drop = ({ key, preview }: Upload) => {
    URL.revokeObjectURL(preview)
    setUploads((before) => before.filter((upload) => upload.key !== key))
  }
  const send = async (file: File) => {
    const upload: Upload = { key: newId(), name: file.name, preview: URL.createObjectURL(file), share: 0 }
    setUploads((before) => [...before, upload])
    try {
      onPicture(await uploadPicture(file, (share) => change(upload.key, { share }), leaving.current.signal))
      drop(upload)
    } catch (error) {
      change(upload.key, { refusal: messageOf(error) })
    }
  }
  return {
    uploads,
    isUploading: uploads.some(({ refusal }) => refusal === undefined),
    send: (files: Iterable<File>) => {
      for (const file of files) void send(file)
    },
    drop,
  }
}
