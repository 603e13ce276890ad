import { useEffect, useRef, type ReactNode } from 'react'
import styles from './sheet.module.css'

interface SheetProps {
  /** The id of the heading inside. */
  labelledBy: string
  /** Escape, or a press beside the sheet. */
  onCancel: () => void
  children: ReactNode
}

/** A dialog over the page; on a phone it stands on the lower edge. The browser keeps the focus inside it. */
export function Sheet({ labelledBy, onCancel, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    const before = document.documentElement.style.overflow
    shown?.showModal()
    document.documentElement.style.overflow = 'hidden'
    return () => {
      shown?.close()
      document.documentElement.style.overflow = before
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
    >
      {children}
    </dialog>
  )
}
