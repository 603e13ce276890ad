import { data } from 'react-router'

/** Every address that no page has: a real 404. */
export function loader(): never {
  throw data(null, { status: 404 })
}

/** The same on a later navigation, without asking the server. */
export function clientLoader(): never {
  throw data(null, { status: 404 })
}

export default function NotFound() {
  return null
}
