export default function Pieces() {
  return <h1>Pieces</h1>
}
