/** The same keys, any words: a language satisfies the shape of the first. */
export type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
