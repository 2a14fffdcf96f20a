import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import type { Bar } from './chart';
import { Count } from './Figure';

interface Props {
  title: string;
  /** Null: its owner did not answer. */
  bars: readonly Bar[] | null;
  onPick(bar: Bar): void;
}

/** Counts by code: drawn, and as a table that can be read and walked by keyboard. */
export function Counts({ title, bars, onPick }: Props): ReactNode {
  const { t } = useTranslation();
  // Noughts alone make no drawing.
  const drawn = bars?.some(({ value }) => value > 0) === true;
  return (
    <Section title={title}>
      {bars ? (
        <div className={drawn ? 'leader-counts' : undefined}>
          {drawn && <Chart bars={bars} label={t('dashboard.chartAs', { title })} onPick={onPick} />}
          <table className="leader-table">
            <caption className="visually-hidden">{title}</caption>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.code}>
                  <th scope="row">
                    <span className="leader-dot" style={{ background: bar.color }} aria-hidden />
                    {bar.name}
                  </th>
                  <td>
                    <Count value={bar.value} of={bar.name} onOpen={() => onPick(bar)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <Empty text={t('dashboard.unavailable')} />
      )}
    </Section>
  );
}

/** The drawing alone; the table beside it says the same. The library is loaded when something is drawn. */
function Chart({
  bars,
  label,
  onPick,
}: {
  bars: readonly Bar[];
  label: string;
  onPick(bar: Bar): void;
}): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  const key = JSON.stringify(bars);
  useEffect(() => {
    let gone = false;
    let clear: (() => void) | undefined;
    void import('./chart').then(({ drawBars }) => {
      if (gone || !place.current) return;
      const drawn = JSON.parse(key) as Bar[];
      clear = drawBars(place.current, drawn, (code) => {
        const bar = drawn.find((each) => each.code === code);
        if (bar) pick.current(bar);
      });
    });
    return () => {
      gone = true;
      clear?.();
    };
  }, [key]);
  return <div ref={place} className="leader-chart" role="img" aria-label={label} />;
}
