// What stands between a browser and the market: shows what a device is told, and says so when the market cannot be reached. It
// keeps nothing: no page and no answer of the API, and the files of pages are the browser's own to keep, which it does for a
// year; one that came from here would be asked for twice, for Chromium takes no preload for it.

addEventListener('install', () => void skipWaiting())

addEventListener('activate', (event) => {
  // The market is asked for a page while the worker wakes up.
  event.waitUntil(registration.navigationPreload?.enable() ?? Promise.resolve())
})

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== location.origin) return
  if (mode === 'navigate' && !/^\/(api|media|dev)\//.test(pathname)) event.respondWith(findPage(event))
})

addEventListener('push', (event) => {
  const { tag, title, words, path } = event.data.json()
  event.waitUntil(registration.showNotification(title, { tag, body: words, data: { path } }))
})

addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(goTo(event.notification.data.path))
})

addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(subscribeAnew(event.newSubscription))
})

async function findPage(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return new Response(unreachable, {
      status: 503,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'cache-control': 'no-store',
      },
    })
  }
}

/** To the tab that shows it already, or to a new one: what somebody does in another tab is left alone. */
async function goTo(path) {
  const url = new URL(path, location.origin)
  if (url.origin !== location.origin) return
  const tabs = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const shown = tabs.find((tab) => tab.url === url.href)
  await (shown ? shown.focus() : clients.openWindow(url.href))
}

/** A push service has changed where it reaches this browser: every door that tells this browser hears of it, and no other. */
async function subscribeAnew(known) {
  const asked = await Promise.all(['/api', '/api/seller', '/api/operator'].map(findDevices))
  const doors = asked.filter((devices) => devices?.items.some(({ isThis }) => isThis))
  if (doors.length === 0) return
  const subscription =
    known ??
    (await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: doors[0].publicKey }))
  const { endpoint, keys } = subscription.toJSON()
  const body = JSON.stringify({ endpoint, p256dh: keys.p256dh, auth: keys.auth })
  const headers = { 'content-type': 'application/json' }
  await Promise.all(doors.map(({ address }) => fetch(address, { method: 'POST', headers, body })))
}

/** The devices of who is signed in at a door; null: nobody is. */
async function findDevices(prefix) {
  const address = `${prefix}/push-devices`
  const response = await fetch(address, { headers: { accept: 'application/json' } })
  return response.ok ? { address, ...(await response.json()) } : null
}

const unreachable = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>No connection</title>
    <style>
      body {
        margin: 0;
        background: light-dark(#fbf9f5, #151410);
        color: light-dark(#575146, #c0b8a9);
        font: 400 16px/26px 'Instrument Sans', 'Helvetica Neue', Helvetica, Arial, sans-serif;
      }
      main {
        display: grid;
        place-content: center;
        gap: 16px;
        min-height: 100vh;
        padding: 24px;
        box-sizing: border-box;
      }
      h1 {
        margin: 0;
        color: light-dark(#1e1c18, #f5f0e6);
        font: 500 32px/40px Fraunces, Georgia, 'Times New Roman', serif;
      }
      p {
        max-width: 34rem;
        margin: 0;
      }
      a {
        display: inline-block;
        margin-top: 8px;
        padding: 12px 24px;
        border-radius: 999px;
        background: light-dark(#1e1c18, #f5f0e6);
        color: light-dark(#ffffff, #151410);
        font-weight: 600;
        text-decoration: none;
      }
    </style>
  </head>
  <body>
    <main>
      <h1>The market cannot be reached</h1>
      <p>Your device has no connection, or the market is away for a moment. What you put into your basket is still there.</p>
      <p><a href="">Try again</a></p>
    </main>
  </body>
</html>`
