import { Button, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Workbook } from '../../acts/fields/Workbook';
import { signOut, subjectOf } from '../../auth/oidc';
import { SetUpDocument, type SetupPageQuery } from '../../graph/generated/graphql';
import { useWords } from '../../i18n/labels';
import { SheetFaults } from './SheetFaults';
import { Template } from './Template';
import { useSheet, type SheetPayload } from './useSheet';

type Profiles = NonNullable<SetupPageQuery['setupState']>['profiles'];

interface Values {
  setupKey: string;
  administratorName: string;
  treeXlsxBase64: string;
  profileKey: string;
}

interface Props {
  profiles: Profiles;
  onDone(payload: SheetPayload): void;
}

/** An empty installation: an account first, then administrator, tree and profile in one step. */
export function FirstRun({ profiles, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const subject = subjectOf();
  return (
    <>
      <p>{t('setup.lead')}</p>
      <section className="panel" aria-labelledby="setup-account">
        <h2 id="setup-account">{t('setup.account')}</h2>
        <p className="muted">{t(subject ? 'setup.accountThere' : 'setup.accountHint')}</p>
        {subject ? (
          <Button onClick={() => void signOut()}>{t('setup.otherAccount')}</Button>
        ) : (
          <Button type="primary" onClick={() => void navigate('/signin?to=/setup')}>
            {t('setup.makeAccount')}
          </Button>
        )}
      </section>
      {subject && <SetUpForm subject={subject} profiles={profiles} onDone={onDone} />}
    </>
  );
}

function SetUpForm({ subject, profiles, onDone }: Props & { subject: string }): ReactNode {
  const { t } = useTranslation();
  const words = useWords();
  const sheet = useSheet<SheetPayload>(SetUpDocument, 'setUp', onDone);
  const required = (field: string): { required: true; message: string }[] => [
    { required: true, message: t('form.required', { field: words.field(field) }) },
  ];
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={{ profileKey: profiles[0]?.key }}
      onFinish={(values: Values) => void sheet.send({ ...values, subject })}
    >
      <section className="panel" aria-labelledby="setup-person">
        <h2 id="setup-person">{t('setup.administrator')}</h2>
        <Form.Item
          name="setupKey"
          label={words.field('setupKey')}
          extra={t('setup.keyHint')}
          rules={required('setupKey')}
        >
          <Input autoComplete="off" spellCheck={false} maxLength={100} />
        </Form.Item>
        <Form.Item
          name="administratorName"
          style={{ marginBottom: 8 }}
          label={words.field('administratorName')}
          rules={[...required('administratorName'), { max: 50, message: t('form.tooLong', { max: 50 }) }]}
        >
          <Input autoComplete="name" />
        </Form.Item>
      </section>
      <section className="panel" aria-labelledby="setup-tree">
        <h2 id="setup-tree">{t('setup.stepTree')}</h2>
        <p className="muted">{t('setup.treeHint')}</p>
        <p>
          <Template />
        </p>
        <Form.Item
          name="treeXlsxBase64"
          label={words.field('treeXlsxBase64')}
          rules={required('treeXlsxBase64')}
        >
          <Workbook />
        </Form.Item>
      </section>
      <section className="panel" aria-labelledby="setup-profile">
        <h2 id="setup-profile">{t('setup.stepProfile')}</h2>
        <p className="muted">{t('setup.profileHint')}</p>
        <Form.Item
          style={{ marginBottom: 8 }}
          name="profileKey"
          label={words.field('profileKey')}
          rules={required('profileKey')}
        >
          <Radio.Group options={profiles.map(({ key, name }) => ({ value: key, label: name }))} />
        </Form.Item>
      </section>
      <SheetFaults payload={sheet.payload} trouble={sheet.trouble} />
      <Button type="primary" size="large" htmlType="submit" loading={sheet.busy} style={{ marginTop: 16 }}>
        {words.act('setUp')}
      </Button>
    </Form>
  );
}
