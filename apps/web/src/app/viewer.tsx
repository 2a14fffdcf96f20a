import { createContext, useContext, type ReactNode } from 'react';
import { ViewerDocument, type ViewerQuery } from '../graph/generated/graphql';
import { useLiveQuery, type Answer } from '../graph/useLiveQuery';

type Viewer = NonNullable<ViewerQuery['viewer']>;

const ViewerContext = createContext<Answer<ViewerQuery> | undefined>(undefined);

/** Asks once who is signed in; the number of unread messages follows live. */
export function ViewerProvider({ children }: { children: ReactNode }): ReactNode {
  const answer = useLiveQuery(ViewerDocument, {}, { watch: ['Alert'] });
  return <ViewerContext.Provider value={answer}>{children}</ViewerContext.Provider>;
}

export function useViewerAnswer(): Answer<ViewerQuery> {
  const answer = useContext(ViewerContext);
  if (!answer) throw new Error('no ViewerProvider above');
  return answer;
}

export interface Standing {
  viewer: Viewer | undefined;
  unread: number;
  /** Whether any of the roles is held. */
  holds(...roles: string[]): boolean;
  /** The first unit on which one of the roles is held. */
  unitOf(...roles: string[]): string | undefined;
}

/** Who is signed in and what posts he holds. */
export function useViewer(): Standing {
  const answer = useContext(ViewerContext);
  const viewer = answer?.data?.viewer ?? undefined;
  const posts = viewer?.roles ?? [];
  return {
    viewer,
    unread: answer?.data?.unreadCount ?? 0,
    holds: (...roles) => posts.some((post) => roles.includes(post.role)),
    unitOf: (...roles) => posts.find((post) => roles.includes(post.role))?.orgUnit.id,
  };
}
