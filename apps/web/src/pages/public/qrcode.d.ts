declare module 'qrcode' {
  /** The text as a picture, `data:image/png`. */
  export function toDataURL(text: string, options?: { margin?: number; width?: number }): Promise<string>;
}
