import { Checkbox, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../i18n/labels';
import { zhCN } from '../../i18n/zh-CN';
import { DayPicker } from '../../parts/DayPicker';
import type { Field, Scene } from '../descriptor';
import { PersonPicker, PlacePicker, TopicPicker, UnitPicker } from './pickers';
import { Workbook } from './Workbook';

interface Props {
  field: Field;
  scene: Scene;
  /** Given by the form around it. */
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
}

/** So many are ticked where they stand: an open list would cover the next field while one chooses. */
const FEW = 12;

/** What a field is filled in with. */
export function Control({ field, scene, ...given }: Props): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const choose = (options: { value: string | number; label: string }[], mode?: 'multiple'): ReactNode =>
    mode && options.length <= FEW ? (
      <Checkbox.Group {...(given as object)} options={options} className="choices" />
    ) : (
      <Select
        {...(given as object)}
        {...(mode && { mode })}
        options={options}
        allowClear={!field.required}
        showSearch={{ optionFilterProp: 'label' }}
      />
    );

  switch (field.kind) {
    case 'area':
      return <Input.TextArea {...(given as object)} autoSize={{ minRows: field.rows ?? 3, maxRows: 16 }} />;
    case 'choice':
    case 'choices': {
      const codes = scene.codes?.[field.group] ?? field.codes ?? Object.keys(zhCN.codes[field.group]);
      const options = codes.map((code) => ({ value: code, label: label(field.group, code) }));
      return choose(options, field.kind === 'choices' ? 'multiple' : undefined);
    }
    case 'words':
      return (
        <Select
          {...(given as object)}
          mode="tags"
          open={false}
          suffixIcon={null}
          placeholder={t('form.typeAndEnter')}
        />
      );
    case 'yesNo':
      return (
        <Radio.Group
          {...(given as object)}
          options={[
            { value: true, label: t('form.yes') },
            { value: false, label: t('form.no') },
          ]}
        />
      );
    case 'date':
      return <DayPicker {...(given as object)} style={{ width: '100%' }} />;
    case 'instant':
      return (
        <DayPicker
          {...(given as object)}
          showTime={{ format: 'HH:mm', minuteStep: 5 }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%' }}
        />
      );
    case 'person':
      return <PersonPicker {...given} />;
    case 'people':
      return <PersonPicker {...given} many {...(field.roles && { roles: field.roles })} />;
    case 'unit':
    case 'units':
      return (
        <UnitPicker {...given} many={field.kind === 'units'} {...(field.kinds && { kinds: field.kinds })} />
      );
    case 'place':
      return <PlacePicker {...given} />;
    case 'topic':
      return <TopicPicker {...given} />;
    case 'reason':
      return choose(
        (scene.reasons?.[field.of] ?? []).map(({ code, label: text }) => ({ value: code, label: text })),
      );
    case 'ask':
    case 'asks': {
      const asks = (scene.asks ?? []).map(({ no, text }) => ({ value: no, label: `${no}. ${text}` }));
      return choose(asks, field.kind === 'asks' ? 'multiple' : undefined);
    }
    case 'participant':
    case 'participants': {
      const people = (scene.participants ?? [])
        .filter(({ alternate }) => field.kind !== 'participant' || field.only !== 'alternates' || alternate)
        .filter(({ status }) => field.kind !== 'participants' || status !== 'SIGNED_IN')
        .map(({ id, label: text }) => ({ value: id, label: text }));
      return choose(people, field.kind === 'participants' ? 'multiple' : undefined);
    }
    case 'commitment':
      return choose(
        (scene.commitments ?? []).map(({ no, text }) => ({ value: no, label: `${no}. ${text}` })),
      );
    case 'objection':
      return choose(
        (scene.objections ?? []).map(({ id, text, lookAlikes }) => ({
          value: id,
          label: lookAlikes > 1 ? `${t('case.alike', { count: lookAlikes })} ${text}` : text,
        })),
      );
    case 'dueReport':
      return choose((scene.dueReports ?? []).map(({ id, title }) => ({ value: id, label: title })));
    case 'workbook':
      return <Workbook {...given} />;
    default:
      return <Input {...(given as object)} />;
  }
}
