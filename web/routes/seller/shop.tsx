export default function ShopPage() {
  return <h1>Shop page</h1>
}
