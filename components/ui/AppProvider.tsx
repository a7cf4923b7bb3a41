import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { type Services, ServicesProvider } from "./services";
import { cssVariablesResolver, theme } from "./theme";
import "./base.css";

export function AppProvider({ services, children }: { services: Services; children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <ServicesProvider value={services}>{children}</ServicesProvider>
    </MantineProvider>
  );
}
