import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Modal.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import { Button, Modal } from '@mantine/core'
import type { ReactNode, SyntheticEvent } from 'react'
import { ProblemNote } from './problem-note.tsx'
import styles from './ask.module.css'

interface AskProps {
  isOpen: boolean
  onClose: () => void
  title: string
  /** What the act does, and the one field if it has one. */
  children: ReactNode
  /** The act in words, with its amount when money moves: `Give back €28.00`. */
  act: string
  onAct: () => void
  isBusy?: boolean
  /** Takes something away. */
  isDanger?: boolean
  /** Why it was refused. */
  refusal?: unknown
}

/** Asks before an act that cannot simply be undone: what will happen, and one wide button that says it again. */
export function Ask({
  isOpen,
  onClose,
  title,
  children,
  act,
  onAct,
  isBusy = false,
  isDanger = false,
  refusal,
}: AskProps) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    onAct()
  }
  return (
    <Modal.Root opened={isOpen} onClose={onClose} padding={24}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Mantine's own head is a header, which would be a second banner of the page. */}
        <div className={styles.head}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>
          <form className={styles.ask} onSubmit={submit} noValidate>
            {children}
            <ProblemNote error={refusal} />
            <Button type="submit" fullWidth loading={isBusy} variant={isDanger ? 'danger' : 'filled'}>
              {act}
            </Button>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
