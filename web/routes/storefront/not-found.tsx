import { data, type ClientLoaderFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { clientPrefetch, serverPrefetch } from '#web/data/prefetch.ts'
import { forTheLost } from '#web/features/catalog/storefront-error.tsx'

const findOthers = serverPrefetch(forTheLost)
const findOthersLater = clientPrefetch(forTheLost)

/** Every address of the storefront that no page has: a real 404, which shows other things. */
export async function loader(place: LoaderFunctionArgs): Promise<never> {
  await findOthers(place)
  throw data(null, { status: 404 })
}

/** The same on a later navigation. */
export async function clientLoader(place: ClientLoaderFunctionArgs): Promise<never> {
  await findOthersLater(place)
  throw data(null, { status: 404 })
}

export default function NotFound() {
  return null
}
