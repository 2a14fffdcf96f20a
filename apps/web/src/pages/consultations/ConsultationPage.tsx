import type { ReactNode } from 'react';
import { Navigate, useParams } from 'react-router';
import { ConsultationTopicDocument } from '../../graph/generated/graphql';
import { bareId, typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { PageState } from '../../parts/PageState';

/** A consultation is shown on its topic's page. */
export default function ConsultationPage(): ReactNode {
  const { id = '' } = useParams();
  const answer = useLiveQuery(ConsultationTopicDocument, { id: typedId('consultation', id) });
  return (
    <PageState answer={answer} value={answer.data?.consultation?.topic}>
      {(topic) => <Navigate to={`/topics/${bareId(topic.id)}`} replace />}
    </PageState>
  );
}
