import { Button, Card, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Workbook } from '../../acts/fields/Workbook';
import { StartAct } from '../../acts/StartAct';
import { useViewer, useViewerAnswer } from '../../app/viewer';
import { FindPeopleDocument, ImportOrgTreeDocument } from '../../graph/generated/graphql';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useWords } from '../../i18n/labels';
import { Loading } from '../../parts/Loading';
import { PageState } from '../../parts/PageState';
import { Deputies } from './Deputies';
import { SheetFaults } from '../setup/SheetFaults';
import { Template } from '../setup/Template';
import { useSheet, type SheetPayload } from '../setup/useSheet';
import { marks } from '../../i18n/marks';

/** As many as a page of the graph holds. */
const HOLDERS = { filter: {}, first: 100 };

/** What the administrator does after the first set-up: posts, and newer sheets of the tree. */
export default function AdminPage(): ReactNode {
  const { t } = useTranslation();
  const { loading } = useViewerAnswer();
  const { holds } = useViewer();
  return (
    <>
      <div className="page-head">
        <h1>{t('setup.people')}</h1>
      </div>
      {loading && <Loading rows={4} />}
      {!loading && !holds('ADMINISTRATOR') && <p>{t('state.forbiddenText')}</p>}
      {!loading && holds('ADMINISTRATOR') && (
        <div className="halves">
          <div className="stack">
            <Posts />
            <Deputies own={false} />
            <Holders />
          </div>
          <Tree />
        </div>
      )}
    </>
  );
}

function Posts(): ReactNode {
  const { t } = useTranslation();
  return (
    <Card size="small" title={<h2>{t('setup.posts')}</h2>}>
      <p className="muted" style={{ marginTop: 0 }}>
        {t('setup.postsHint')}
      </p>
      <div className="acts">
        <StartAct name="appoint" main />
        <StartAct name="endPost" />
      </div>
    </Card>
  );
}

/** Who holds which post now. */
function Holders(): ReactNode {
  const { t } = useTranslation();
  const answer = useLiveQuery(FindPeopleDocument, HOLDERS);
  return (
    <Card size="small" title={<h2>{t('setup.holders')}</h2>}>
      <PageState answer={answer} value={answer.data?.people} rows={3}>
        {({ edges }) => (
          <ul className="rows">
            {edges.map(({ node: { id, name, posts } }) => (
              <li key={id}>
                <strong>{name}</strong>
                <div className="muted small">
                  {posts
                    .map(({ roleLabel, orgUnit }) => `${orgUnit.name} ${roleLabel}`)
                    .join(marks().semicolon) || t('person.none')}
                </div>
              </li>
            ))}
          </ul>
        )}
      </PageState>
    </Card>
  );
}

function Tree(): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const sheet = useSheet<SheetPayload>(ImportOrgTreeDocument, 'importOrgTree');
  const { payload } = sheet;
  const label = words.field('xlsxBase64');
  return (
    <Card size="small" title={<h2>{t('setup.tree')}</h2>}>
      <p className="muted" style={{ marginTop: 0 }}>
        {t('setup.importHint')}
      </p>
      <p>
        <Template />
      </p>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(values: { xlsxBase64: string }) => void sheet.send(values)}
      >
        <Form.Item
          name="xlsxBase64"
          label={label}
          rules={[{ required: true, message: t('form.required', { field: label }) }]}
        >
          <Workbook />
        </Form.Item>
        <SheetFaults payload={payload} trouble={sheet.trouble} />
        {payload && !payload.refusal && (
          <p role="status">
            {t('setup.imported', { added: payload.added ?? 0, changed: payload.changed ?? 0 })}
          </p>
        )}
        <Button type="primary" htmlType="submit" loading={sheet.busy}>
          {words.act('importOrgTree')}
        </Button>
      </Form>
    </Card>
  );
}
