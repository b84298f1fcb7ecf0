/** How often something is tried that others may come between. */
export const maxAttempts = 3;

/**
 * Tries something that has to be done anew where something came between, at most `maxAttempts` times.
 * @param attempt gives undefined where something came between; where it rejects, nothing more is tried
 * @returns what the first attempt gives that nothing came between; undefined where there is none, of which the user is to be told
 */
export async function attempted<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let count = 0; count < maxAttempts; count++) {
    const result = await attempt();
    if (result !== undefined) {
      return result;
    }
  }
  return undefined;
}
