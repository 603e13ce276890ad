import { useWholeAddress } from '../../data/origin.ts'
import { useGetOwnShopQuery } from '../../data/own-shop.ts'
import { Card } from '../../ui/card.tsx'
import { CopyField } from '../../ui/copy-field.tsx'

/** Where Google Merchant Center fetches the own shop's things; nothing while the shop is not open, for then nothing is there. */
export function GoogleFeedOfShop() {
  const whole = useWholeAddress()
  const { data: shop } = useGetOwnShopQuery()
  if (shop?.state !== 'approved') return null
  return (
    <Card title="Your things at Google">
      <CopyField
        label="Address of your feed"
        description="Give it to Google Merchant Center as a file that is fetched each day. It has everything on your shelf that has a picture, and is empty while you are on holiday."
        value={whole(`/feeds/google/${shop.slug}.xml`)}
      />
    </Card>
  )
}

/** Where Google Merchant Center fetches the things of every shop. */
export function GoogleFeedOfMarket() {
  const whole = useWholeAddress()
  return (
    <Card title="The market at Google">
      <CopyField
        label="Address of the feed"
        description="Give it to Google Merchant Center as a file that is fetched each day. It has everything on the shelf that has a picture; shops on holiday are left out."
        value={whole('/feeds/google.xml')}
      />
    </Card>
  )
}
