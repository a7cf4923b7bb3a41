import { createContext, type ReactNode, use, useState } from "react";
import { NoticeStack } from "./NoticeStack";
import { NoticeStore } from "./notice-store";

const NoticesContext = createContext<NoticeStore | null>(null);

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => new NoticeStore());
  return (
    <NoticesContext.Provider value={store}>
      {children}
      <NoticeStack store={store} />
    </NoticesContext.Provider>
  );
}

export function useNotices(): NoticeStore {
  const store = use(NoticesContext);
  if (!store) throw new Error("NoticesProvider is missing");
  return store;
}
