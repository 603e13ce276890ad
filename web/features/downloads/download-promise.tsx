import type { Product } from '#shared/api/catalog.schemas.ts'
import { IconDownload } from '#web/ui/icons.ts'
import styles from '#web/features/catalog/delivery-promise.module.css'
import { sizeWords, typeWords } from './file-words.ts'

/** What is downloaded of a product, and that it is there at once: in the place where others say when the parcel comes. */
export default function DownloadPromise({ files }: { files: Product['files'] }) {
  const words = files.map(({ name, bytes }) => `${typeWords(name)}, ${sizeWords(bytes)}`)
  return (
    <ul className={styles.promise}>
      <li>
        <IconDownload size={22} stroke={1.6} aria-hidden />
        <span>
          <strong>Available at once</strong>
          <span>
            Download: {words.join(' · ')}. Nothing is posted; once it is paid you find it with your order, and a mail
            leads you there.
          </span>
        </span>
      </li>
    </ul>
  )
}
