/** An app of Pusher Channels against which the suite runs in place of our own server: its dashboard must allow client events. Null = not all of it is given. */
export function hostedApp(): { appId: string; key: string; secret: string; cluster: string } | null {
  const { PUSHER_CONFORMANCE_APP_ID: appId, PUSHER_CONFORMANCE_KEY: key, PUSHER_CONFORMANCE_SECRET: secret, PUSHER_CONFORMANCE_CLUSTER: cluster } = process.env;
  return appId && key && secret && cluster ? { appId, key, secret, cluster } : null;
}
