import { lazy, Suspense, useSyncExternalStore } from 'react'

const ToastContainer = lazy(() => import('./toast-container.tsx'))

const listeners = new Set<() => void>()
let isNeeded = false

/** Where toasts appear. Its code is only fetched when the first one is said. */
export function Toaster() {
  const isShown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => isNeeded,
    () => false,
  )
  return isShown ? (
    <Suspense>
      <ToastContainer />
    </Suspense>
  ) : null
}

/** Confirms in a few words that something happened: `notify('Saved')`; `bad` for what did not. */
export function notify(message: string, tone: 'good' | 'bad' = 'good'): void {
  isNeeded = true
  for (const listener of listeners) listener()
  void import('react-toastify/unstyled').then(({ toast }) =>
    tone === 'good' ? toast.success(message) : toast.error(message),
  )
}
