export default function CartPage() {
  return <h1>Basket</h1>
}
