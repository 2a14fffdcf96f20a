/** The same keys, any words: a language satisfies the shape of the first; `_one` is its singular, where it has one. */
export type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> } & {
  [K in keyof T & string as `${K}_one`]?: string;
};
