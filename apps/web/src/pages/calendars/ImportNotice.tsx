import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import type { Dayjs } from 'dayjs';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Workbook } from '../../acts/fields/Workbook';
import { ImportCalendarNoticeDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useWords } from '../../i18n/labels';
import { DayPicker } from '../../parts/DayPicker';
import { Section } from '../../parts/Section';
import { SheetFaults } from '../setup/SheetFaults';
import { useSheet, type SheetPayload } from '../setup/useSheet';

interface Payload extends SheetPayload {
  calendarNotice?: { id: string } | null;
}
interface Values {
  year: number;
  notice: string;
  issuedOn: Dayjs;
  amends?: boolean;
  file: { base64: string; name: string };
}

/** The graph's word for the kind of file, by the end of its name. */
export function formatOf(name: string): string {
  const end = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  return end === 'TXT' ? 'CSV' : end;
}

/** A notice as a file: with one fault nothing is taken, and every bad line is named. */
export function ImportNotice({ layerId }: { layerId: string }): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const sheet = useSheet<Payload>(ImportCalendarNoticeDocument, 'importCalendarNotice', (payload) => {
    if (payload.calendarNotice) void navigate(`/calendars/notices/${bareId(payload.calendarNotice.id)}`);
  });
  const must = (label: string) => [{ required: true, message: t('form.required', { field: label }) }];
  return (
    <Section title={t('calendars.importTitle')}>
      <p className="muted small" style={{ marginTop: 0 }}>
        {t('calendars.importHint')}
      </p>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={({ year, notice, issuedOn, amends, file }: Values) =>
          void sheet.send({
            layerId,
            year,
            notice: notice.trim(),
            issuedOn: issuedOn.format('YYYY-MM-DD'),
            amends: amends === true,
            format: formatOf(file.name),
            fileBase64: file.base64,
          })
        }
      >
        <Form.Item name="year" label={t('calendars.year')} rules={must(t('calendars.year'))}>
          <InputNumber min={2007} max={2100} style={{ width: 140 }} />
        </Form.Item>
        <Form.Item name="notice" label={t('calendars.noticeName')} rules={must(t('calendars.noticeName'))}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="issuedOn" label={t('calendars.issuedOn')} rules={must(t('calendars.issuedOn'))}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="amends" valuePropName="checked">
          <Checkbox>{t('calendars.amends')}</Checkbox>
        </Form.Item>
        <Form.Item name="file" label={t('calendars.file')} rules={must(t('calendars.file'))}>
          <Workbook named maxKb={500} accept=".csv,.xlsx,.json,.txt" />
        </Form.Item>
        <SheetFaults payload={sheet.payload} trouble={sheet.trouble} />
        <Button type="primary" htmlType="submit" loading={sheet.busy} style={{ marginTop: 8 }}>
          {words.act('importCalendarNotice')}
        </Button>
      </Form>
    </Section>
  );
}
