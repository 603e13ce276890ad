import { Link } from 'react-router'
import type { ReactNode } from 'react'
import type { ShopQuestion } from '#shared/api/questions.schemas.ts'
import type { ShopReview } from '#shared/api/reviews.schemas.ts'
import { Card } from '../../ui/card.tsx'
import { Picture } from '../../ui/picture.tsx'
import { ReportToMarket } from '../moderation/report-to-market.tsx'
import { AnswerForm } from './answer-form.tsx'
import styles from './words.module.css'

interface AnswerableWordsProps {
  words: ShopQuestion | ShopReview
  what: 'question' | 'review'
  /** The words themselves. */
  children: ReactNode
  /** Publishes an answer; throws what a mutation throws. */
  onAnswer: (answer: string) => Promise<unknown>
}

/** What somebody said under a product of the shop, as its team answers or reports it. */
export function AnswerableWords({ words, what, children, onAnswer }: AnswerableWordsProps) {
  const { id, product, author, answer } = words
  return (
    <Card>
      <p className={styles.head}>
        <Picture picture={product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
        <Link to={`/seller/products/${product.id}`}>{product.title}</Link>
      </p>
      {children}
      <div className={styles.acts}>
        <AnswerForm key={answer?.at} to={author} answer={answer?.body ?? null} what={what} onAnswer={onAnswer} />
        <ReportToMarket what={what} id={id} author={author} />
      </div>
    </Card>
  )
}
