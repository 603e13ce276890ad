export default function ProductsPage() {
  return <h1>New this week</h1>
}
