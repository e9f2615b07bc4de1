/** A text in which no line ends between a minus and the currency that follows it. */
export const unbroken = (text: string): string => text.replace(/([−+])(?=\p{Sc})/gu, '$1\u2060');
