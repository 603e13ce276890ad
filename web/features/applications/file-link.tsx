import type { Application } from '#shared/api/applications.schemas.ts'
import { IconFileText, IconPhoto } from '../../ui/icons.ts'
import styles from './application.module.css'

type File = Omit<Application['documents'][number]['files'][number], 'at'>

/** A file of an application by its name, to be kept on the own machine. `base` is the address of files at the own door. */
export function FileLink({ file: { id, name, contentType, bytes }, base }: { file: File; base: string }) {
  const Icon = contentType === 'application/pdf' ? IconFileText : IconPhoto
  return (
    <span className={styles.file}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <a href={`${base}/${id}`} download>
        {name}
      </a>
      <span className={styles.quiet}>{sizeOf(bytes)}</span>
    </span>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
