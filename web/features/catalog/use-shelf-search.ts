import { useLocation, useNavigation, useSearchParams } from 'react-router'

/**
 * What the address of a shelf asks for, or will when the page that is on its way is there: who presses a second filter meanwhile
 * adds it to the first.
 */
export function useShelfSearch(): URLSearchParams {
  const [search] = useSearchParams()
  const { pathname } = useLocation()
  const { location: next } = useNavigation()
  return next?.pathname === pathname ? new URLSearchParams(next.search) : search
}
