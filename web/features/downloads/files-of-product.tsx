import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import type { ProductFile } from '#shared/api/downloads.schemas.ts'
import {
  useListProductFilesQuery,
  useRemoveProductFileMutation,
  useReplaceProductFileMutation,
  useUploadProductFileMutation,
} from '#web/data/downloads.ts'
import { messageOf } from '#web/data/problem.ts'
import { Card } from '#web/ui/card.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconFileText, IconUpload } from '#web/ui/icons.ts'
import { ProblemNote } from '#web/ui/problem-note.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SkeletonText } from '#web/ui/skeleton.tsx'
import { notify } from '#web/ui/toaster.tsx'
import { sizeWords, typeWords } from './file-words.ts'
import styles from './downloads.module.css'

/** The files that who buys a product downloads: those there are, and a new one. */
export function FilesOfProduct({ productId }: { productId: string }) {
  const { data, error, refetch } = useListProductFilesQuery({ id: productId })
  const [upload, { isLoading }] = useUploadProductFileMutation()
  const [refusal, setRefusal] = useState('')
  const take = async (files: readonly File[]) => {
    setRefusal('')
    for (const file of files) {
      try {
        await upload({ id: productId, file }).unwrap()
      } catch (why) {
        setRefusal(`${file.name}: ${messageOf(why)}`)
      }
    }
  }
  return (
    <div className={styles.card}>
      <Card title="Files to download" aside="Whoever has paid gets them at once">
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <SkeletonText lines={3} />}
        {data?.items.length === 0 && (
          <p className={styles.quiet}>
            There is no file yet, so the product cannot come on the shelf. Any type, up to 50 MB each; only buyers can
            fetch them.
          </p>
        )}
        {data && data.items.length > 0 && (
          <ul className={styles.files}>
            {data.items.map((file) => (
              <FileRow key={file.id} file={file} />
            ))}
          </ul>
        )}
        <ProblemNote error={refusal} />
        <div className={styles.act}>
          <PickFile label="Add a file" isBusy={isLoading} isMany onFiles={(files) => void take(files)} />
        </div>
      </Card>
    </div>
  )
}

function FileRow({ file }: { file: ProductFile }) {
  const [replace, replacing] = useReplaceProductFileMutation()
  const [remove, removing] = useRemoveProductFileMutation()
  const { id, name, bytes, version, uploadedAt, buyers } = file
  const tell = async (work: () => Promise<unknown>, words: string) => {
    try {
      await work()
      notify(words)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <li className={styles.file}>
      <IconFileText size={24} stroke={1.6} aria-hidden />
      <span className={styles.words}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {typeWords(name)}, {sizeWords(bytes)} · {version === 1 ? 'uploaded' : `version ${version}`}{' '}
          <RelativeTime at={uploadedAt} /> ·{' '}
          {buyers === 0 ? 'not bought yet' : buyers === 1 ? '1 buyer' : `${buyers} buyers`}
        </span>
      </span>
      <PickFile
        label="Replace"
        name={`Replace ${name}`}
        isBusy={replacing.isLoading}
        onFiles={([newer]) =>
          newer && void tell(() => replace({ id, file: newer }).unwrap(), 'Whoever bought it gets the newer file too')
        }
      />
      <Button
        size="sm"
        variant="danger"
        loading={removing.isLoading}
        aria-label={`Take out ${name}`}
        onClick={() => void tell(() => remove({ id }).unwrap(), 'It is taken out; whoever bought it keeps it')}
      >
        Take out
      </Button>
    </li>
  )
}

interface PickFileProps {
  label: string
  /** What it is called where the label alone says too little. */
  name?: string
  isBusy: boolean
  isMany?: boolean
  onFiles: (files: File[]) => void
}

function PickFile({ label, name = label, isBusy, isMany = false, onFiles }: PickFileProps) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple={isMany}
        aria-label={`${name}: file`}
        className={styles.hidden}
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button
        size={isMany ? 'md' : 'sm'}
        variant="sand"
        loading={isBusy}
        aria-label={name}
        leftSection={isMany ? <IconUpload size={18} aria-hidden /> : undefined}
        onClick={() => picker.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}
