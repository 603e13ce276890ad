export default function BalancePage() {
  return <h1>Balance</h1>
}
