/** The longest address of a page of the desk is well under this; it is kept while somebody signs in elsewhere. */
const longest = 500;

/** Only a path of the desk itself: a sign-in page must not send people elsewhere. */
export function ownPath(next: unknown): string {
  return typeof next === 'string' && next.length <= longest && /^\/[a-z][\w/?=&.-]*$/i.test(next)
    ? next
    : '/dichtheid';
}
