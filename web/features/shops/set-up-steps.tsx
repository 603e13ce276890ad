import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { OwnShop } from '#shared/api/shops.schemas.ts'
import { useGetOwnApplicationQuery } from '../../data/applications.ts'
import { useListOwnProductsInfiniteQuery } from '../../data/own-products.ts'
import { rowsOf } from '../../data/keyset.ts'
import { Card } from '../../ui/card.tsx'
import { IconCheck } from '../../ui/icons.ts'
import { asksAnything } from '../applications/application-words.ts'
import { useMay } from './own-shop.ts'
import styles from './set-up-steps.module.css'

interface Step {
  title: string
  why: string
  isDone: boolean
  to: string
  act: string
}

/** The steps from an empty shop to one that can open, the first open one with the only filled button. */
export function SetUpSteps({ shop }: { shop: OwnShop }) {
  const { data } = useListOwnProductsInfiniteQuery({ limit: 24 })
  const products = data ? rowsOf(data) : []
  const mayRun = useMay('shop')
  const { data: application } = useGetOwnApplicationQuery(undefined, { skip: !mayRun })
  const steps: Step[] = [
    {
      title: 'Say who you are',
      why: 'A line, a story and a town: what makes people trust a small shop.',
      isDone: shop.tagline !== '' && shop.story !== '',
      to: '/seller/shop',
      act: 'Write',
    },
    {
      title: 'Hang up your sign',
      why: 'A logo and a wide picture for the top of your page.',
      isDone: shop.logo !== null && shop.banner !== null,
      to: '/seller/shop#pictures',
      act: 'Choose pictures',
    },
    {
      title: 'Say how you send',
      why: 'At least one way, with its price and its days.',
      isDone: shop.shippingMethods.length > 0,
      to: '/seller/shop#shipping',
      act: 'Add a way',
    },
    {
      title: 'Put something on the shelf',
      why: 'One good thing with one good picture is enough to begin.',
      isDone: products.some(({ state }) => state === 'live'),
      to: products.length > 0 ? '/seller/products' : '/seller/products/new',
      act: products.length > 0 ? 'Publish' : 'New product',
    },
    ...(application && (application.handedInAt !== null || asksAnything(application))
      ? [
          {
            title: 'Hand in your application',
            why: 'What the market asks of every new shop before it opens.',
            isDone: !application.canChange,
            to: '/seller/application',
            act: 'Fill it in',
          },
        ]
      : []),
  ]
  const done = steps.filter(({ isDone }) => isDone).length
  const first = steps.find(({ isDone }) => !isDone)
  return (
    <Card title="Set up your shop" aside={`${done} of ${steps.length} done`}>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.title} data-done={step.isDone || undefined}>
            <span className={styles.mark} aria-hidden>
              {step.isDone ? <IconCheck size={18} stroke={2.2} /> : index + 1}
            </span>
            <span className={styles.words}>
              <strong>
                {step.title}
                {step.isDone && <span className="visually-hidden">, done</span>}
              </strong>
              <span className={styles.why}>{step.why}</span>
            </span>
            <Button component={Link} to={step.to} size="sm" variant={step === first ? 'filled' : 'sand'}>
              {step.isDone ? 'Look again' : step.act}
            </Button>
          </li>
        ))}
      </ol>
    </Card>
  )
}
