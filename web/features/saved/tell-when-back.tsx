import { useAlive } from '../../ui/use-alive.ts'
import { useLocation } from 'react-router'
import { useCustomer } from '../../data/doors.ts'
import { messageOf } from '../../data/problem.ts'
import { useAskForStockMutation, useForgetStockRequestMutation, useGetSavedMarksQuery } from '../../data/saved.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { notify } from '../../ui/toaster.tsx'

/** On what is sold out: one letter when it is on the shelf again. */
export default function TellWhenBack(props: { variantId: string }) {
  return useAlive() ? <Alive {...props} /> : null
}

function Alive({ variantId }: { variantId: string }) {
  const customer = useCustomer()
  const { pathname, search } = useLocation()
  const { data: marks } = useGetSavedMarksQuery(undefined, { skip: !customer })
  const [ask, asking] = useAskForStockMutation()
  const [forget, forgetting] = useForgetStockRequestMutation()
  if (!customer)
    return (
      <ButtonLink to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} variant="sand" isWide>
        Sign in to be told when it is back
      </ButtonLink>
    )
  const isWaiting = marks?.variants.includes(variantId) ?? false
  const toggle = async () => {
    try {
      await (isWaiting ? forget : ask)({ id: variantId }).unwrap()
      notify(isWaiting ? 'You will not be told' : 'We write to you once, when it is back')
    } catch (error) {
      notify(messageOf(error), 'bad')
    }
  }
  return (
    <Button variant="sand" isWide disabled={asking.isLoading || forgetting.isLoading} onClick={() => void toggle()}>
      {isWaiting ? 'We will write to you. Never mind?' : 'Tell me when it is back'}
    </Button>
  )
}
