/** Whether an address is one of this machine, and can be of no other: no name is asked for, and nothing stands in front of the host. */
export function isLoopback(url: string): boolean {
  return /^http:\/\/(?:127\.0\.0\.1|\[::1\]):\d{1,5}\/(?!\/)/.test(url);
}
