export default function CheckoutStatePage() {
  return <h1>Thank you</h1>
}
