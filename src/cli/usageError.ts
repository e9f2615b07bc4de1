/** Bad usage or input: the message goes to standard error and the program ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
