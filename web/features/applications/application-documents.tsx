import { ActionIcon, Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import type { Application } from '#shared/api/applications.schemas.ts'
import { useRemoveApplicationFileMutation, useUploadApplicationFileMutation } from '../../data/applications.ts'
import { Card } from '../../ui/card.tsx'
import { IconTrash, IconUpload } from '../../ui/icons.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { FileLink } from './file-link.tsx'
import styles from './application.module.css'

/** The papers the market asks for, each with the files that are there and a way to bring one. */
export function ApplicationDocuments({ documents }: Pick<Application, 'documents'>) {
  const [upload] = useUploadApplicationFileMutation()
  const [remove, removing] = useRemoveApplicationFileMutation()
  const [busy, setBusy] = useState<string>()
  const [refusal, setRefusal] = useState<{ of: string; error: unknown }>()
  const bring = async (id: string, file: File | null) => {
    if (!file) return
    setBusy(id)
    setRefusal(undefined)
    const { error } = await upload({ id, file })
    setBusy(undefined)
    if (error) setRefusal({ of: id, error })
  }
  const takeBack = async (of: string, id: string) => {
    setRefusal(undefined)
    const { error } = await remove({ id })
    if (error) setRefusal({ of, error })
  }
  return (
    <Card title="Documents">
      <p className={styles.quiet}>
        A PDF or a picture of at most 5 MB each. Only you and the people who run the market can open them.
      </p>
      <ul className={styles.documents}>
        {documents.map(({ id, name, description, isGiven, files }) => (
          <li key={id}>
            <div className={styles.document}>
              <h3>{name}</h3>
              <StateBadge tone={isGiven ? 'good' : 'due'}>{isGiven ? 'Given' : 'Asked for'}</StateBadge>
            </div>
            {description && <p className={styles.quiet}>{description}</p>}
            {files.length > 0 && (
              <ul className={styles.files}>
                {files.map((file) => (
                  <li key={file.id}>
                    <FileLink file={file} base="/api/seller/application-files" />
                    <ActionIcon
                      aria-label={`Take ${file.name} back`}
                      disabled={removing.isLoading}
                      onClick={() => void takeBack(id, file.id)}
                    >
                      <IconTrash size={18} aria-hidden />
                    </ActionIcon>
                  </li>
                ))}
              </ul>
            )}
            <div>
              <FileButton
                accept="application/pdf,image/jpeg,image/png,image/webp,image/avif"
                onChange={(file) => void bring(id, file)}
              >
                {(props) => (
                  <Button
                    {...props}
                    variant="sand"
                    size="sm"
                    loading={busy === id}
                    leftSection={<IconUpload size={18} aria-hidden />}
                    aria-label={`${isGiven ? 'Add another file' : 'Choose a file'}: ${name}`}
                  >
                    {isGiven ? 'Add another file' : 'Choose a file'}
                  </Button>
                )}
              </FileButton>
            </div>
            <ProblemNote error={refusal?.of === id ? refusal.error : undefined} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
