import 'react-toastify/ReactToastify.css'
import './toaster.css'
import { ToastContainer } from 'react-toastify/unstyled'

/** The place of toasts, in the colours of the house. */
export default function Toasts() {
  return (
    <ToastContainer
      position="bottom-center"
      autoClose={4_000}
      hideProgressBar
      newestOnTop
      icon={false}
      closeButton={false}
      limit={3}
    />
  )
}
