import type { ReactNode } from 'react';

/** One quiet sentence where there is nothing. */
export function Empty({ text }: { text: string }): ReactNode {
  return (
    <p className="muted" style={{ margin: 0 }}>
      {text}
    </p>
  );
}
