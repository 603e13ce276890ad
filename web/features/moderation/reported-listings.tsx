import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { ReportedListing } from '#shared/api/moderation.schemas.ts'
import { rowsOf } from '../../data/keyset.ts'
import {
  useDismissProductReportsMutation,
  useDismissShopReportsMutation,
  useListListingReportsInfiniteQuery,
} from '../../data/moderation.ts'
import { messageOf } from '../../data/problem.ts'
import { CardList } from '../../ui/card-list.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { Picture } from '../../ui/picture.tsx'
import { notify } from '../../ui/toaster.tsx'
import styles from '../words/words.module.css'

const nothingReported = {
  none: 'Nothing waits',
  words: 'What visitors report about things and shops stands here until you decide.',
}

/** Products and shops that were reported, each with what can be done. */
export function ReportedListings() {
  const list = useListListingReportsInfiniteQuery()
  return (
    <CardList list={list} rows={list.data && rowsOf(list.data)} empty={nothingReported}>
      {(listing) => <Reported listing={listing} />}
    </CardList>
  )
}

function Reported({ listing: { id, product, shop, reports } }: { listing: ReportedListing }) {
  const [dismissProduct, ofProduct] = useDismissProductReportsMutation()
  const [dismissShop, ofShop] = useDismissShopReportsMutation()
  const letStand = async () => {
    try {
      await (product ? dismissProduct : dismissShop)({ id }).unwrap()
      notify('It stands')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <Card>
      <p className={styles.head}>
        {product ? (
          <>
            <Picture picture={product.picture} alt="" sizes="44px" className={styles.picture ?? ''} />
            <Link to={`/products/${product.slug}`}>{product.title}</Link>
            <span className={styles.quiet}>{shop.name}</span>
          </>
        ) : (
          <>
            <Link to={`/shops/${shop.slug}`}>{shop.name}</Link>
            <span className={styles.quiet}>The shop itself</span>
          </>
        )}
      </p>
      <div className={styles.reports}>
        {reports.map(({ reason, reportedAt }) => (
          <Note key={reportedAt} tone="due">
            Reported: {reason}
          </Note>
        ))}
      </div>
      <div className={styles.acts}>
        <Button variant="default" loading={ofProduct.isLoading || ofShop.isLoading} onClick={() => void letStand()}>
          Let it stand
        </Button>
        <Button
          variant="sand"
          component={Link}
          to={product ? `/operator/products/${id}` : `/operator/shops?state=all&shop=${shop.id}`}
        >
          {product ? 'Look at it, or take it down' : 'Look at the shop, or suspend it'}
        </Button>
      </div>
    </Card>
  )
}
