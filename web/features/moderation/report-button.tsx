import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useCustomer } from '../../data/doors.ts'
import { useReportProductMutation, useReportShopMutation } from '../../data/moderation.ts'
import { useReportQuestionMutation } from '../../data/questions.ts'
import { useAlive } from '../../ui/use-alive.ts'
import styles from '../reviews/reader-acts.module.css'
import { ReportSheet } from './report-sheet.tsx'

interface ReportButtonProps {
  /** What is reported, and its id. */
  what: 'product' | 'shop' | 'question'
  id: string
  /** What the button says: `Report this thing`. */
  label: string
  /** Who does not read the report. */
  unread: string
}

/** Reports a product, a shop or a question to the operator; who is not signed in signs in first. */
export default function ReportButton(props: ReportButtonProps) {
  return useAlive() ? <Alive {...props} /> : null
}

function Alive({ what, id, label, unread }: ReportButtonProps) {
  const customer = useCustomer()
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const [reportProduct] = useReportProductMutation()
  const [reportShop] = useReportShopMutation()
  const [reportQuestion] = useReportQuestionMutation()
  if (!customer)
    return (
      <Link className={styles.act} to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
        {label}
      </Link>
    )
  const report = { product: reportProduct, shop: reportShop, question: reportQuestion }[what]
  return (
    <>
      <button type="button" className={styles.act} onClick={() => setOpen(true)}>
        {label}
      </button>
      {isOpen && (
        <ReportSheet
          unread={unread}
          onReport={(reason) => report({ id, body: { reason } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
