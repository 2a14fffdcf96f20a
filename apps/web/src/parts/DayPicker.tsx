import { DatePicker, type DatePickerProps } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useCaseNow } from './case-now';
import { useDates } from './dates';
import './day-picker.css';

/**
 * A date field that opens at the month of the case clock. In the sandbox the library's own "today" is the browser's,
 * which is another day: it is neither marked nor offered.
 */
export function DayPicker(props: DatePickerProps<Dayjs, false>): ReactNode {
  const { now, simulated } = useCaseNow();
  const { isoDay } = useDates();
  if (!simulated) return <DatePicker {...props} />;
  return (
    <DatePicker
      {...props}
      defaultPickerValue={dayjs(isoDay(new Date(now).toISOString()))}
      showNow={false}
      classNames={{ popup: { root: 'no-today' } }}
    />
  );
}
