export default function PasswordResetPage() {
  return <h1>New password</h1>
}
