export default function ActivationPage() {
  return <h1>Welcome</h1>
}
