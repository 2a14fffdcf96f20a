import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Workbook } from '../../acts/fields/Workbook';
import { StartAct } from '../../acts/StartAct';
import { ImportOrgTreeDocument } from '../../graph/generated/graphql';
import { useWords } from '../../i18n/labels';
import { SheetFaults } from './SheetFaults';
import { Template } from './Template';
import { useSheet, type SheetPayload } from './useSheet';

/** What the administrator does after the first set-up: posts, and newer sheets of the tree. */
export function People(): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const sheet = useSheet<SheetPayload>(ImportOrgTreeDocument, 'importOrgTree');
  const { payload } = sheet;
  return (
    <>
      <p>{t('setup.peopleHint')}</p>
      <section className="panel" aria-labelledby="setup-posts">
        <h2 id="setup-posts">{t('setup.posts')}</h2>
        <p className="muted">{t('setup.postsHint')}</p>
        <div className="acts">
          <StartAct name="appoint" main />
          <StartAct name="endPost" />
        </div>
      </section>
      <section className="panel" aria-labelledby="setup-import">
        <h2 id="setup-import">{t('setup.tree')}</h2>
        <p className="muted">{t('setup.importHint')}</p>
        <p>
          <Template />
        </p>
        <Form layout="vertical" requiredMark={false} onFinish={(values: { xlsxBase64: string }) => void sheet.send(values)}>
          <Form.Item
            name="xlsxBase64"
            label={words.field('xlsxBase64')}
            rules={[{ required: true, message: t('form.required', { field: words.field('xlsxBase64') }) }]}
          >
            <Workbook />
          </Form.Item>
          <SheetFaults payload={payload} trouble={sheet.trouble} />
          {payload && !payload.refusal && (
            <p role="status">{t('setup.imported', { added: payload.added ?? 0, changed: payload.changed ?? 0 })}</p>
          )}
          <Button type="primary" htmlType="submit" loading={sheet.busy}>
            {words.act('importOrgTree')}
          </Button>
        </Form>
      </section>
    </>
  );
}
