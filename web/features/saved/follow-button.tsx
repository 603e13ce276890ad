import { useAlive } from '../../ui/use-alive.ts'
import { useLocation } from 'react-router'
import { useCustomer } from '../../data/doors.ts'
import { messageOf } from '../../data/problem.ts'
import { useFollowShopMutation, useGetSavedMarksQuery, useUnfollowShopMutation } from '../../data/saved.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { notify } from '../../ui/toaster.tsx'

/** Follows a shop, or follows it no longer; who is not signed in signs in first. */
export default function FollowButton(props: { shop: { id: string; name: string } }) {
  return useAlive() ? <Alive {...props} /> : null
}

function Alive({ shop: { id, name } }: { shop: { id: string; name: string } }) {
  const customer = useCustomer()
  const { pathname } = useLocation()
  const { data: marks } = useGetSavedMarksQuery(undefined, { skip: !customer })
  const [follow, following] = useFollowShopMutation()
  const [unfollow, unfollowing] = useUnfollowShopMutation()
  if (!customer)
    return (
      <ButtonLink to={`/sign-in?next=${encodeURIComponent(pathname)}`} variant="outline">
        Follow
      </ButtonLink>
    )
  const isFollowed = marks?.shops.includes(id) ?? false
  const toggle = async () => {
    try {
      await (isFollowed ? unfollow : follow)({ id }).unwrap()
      if (!isFollowed) notify(`You follow ${name}. Its new things stand on the first page for you.`)
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  const isBusy = following.isLoading || unfollowing.isLoading
  return (
    <Button
      variant={isFollowed ? 'sand' : 'outline'}
      aria-pressed={isFollowed}
      disabled={isBusy}
      onClick={() => void toggle()}
    >
      {isFollowed ? 'Following' : 'Follow'}
    </Button>
  )
}
