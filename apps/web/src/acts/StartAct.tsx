import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../i18n/labels';
import { ActForm, type ActTarget } from './ActForm';
import type { Scene } from './descriptor';

interface Props {
  name: string;
  scene?: Scene;
  target?: ActTarget;
  main?: boolean;
  label?: string;
  ariaLabel?: string;
  size?: 'small' | 'middle';
  onDone?(payload: Record<string, unknown>): void;
}

/** One button for one act, where no list of actions offers it. */
export function StartAct({
  name,
  scene = {},
  target,
  main,
  label,
  ariaLabel,
  size,
  onDone,
}: Props): ReactNode {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        type={main ? 'primary' : 'default'}
        {...(size && { size })}
        {...(ariaLabel && { 'aria-label': ariaLabel })}
        onClick={() => setOpen(true)}
        data-act={name}
      >
        {label ?? words.act(name)}
      </Button>
      {open && (
        <ActForm
          name={name}
          scene={scene}
          target={target}
          onClose={() => setOpen(false)}
          {...(onDone && { onDone })}
        />
      )}
    </>
  );
}
