import { createContext, use } from "react";
import type { Client, DossierExporter, OptionalPermissions } from "../../utils/messages";

/** What components reach the outside with; tests and the design harness pass fakes. */
export interface Services {
  readonly client: Client;
  /** The desk only; the popup has none. */
  readonly exporter?: DossierExporter;
  readonly permissions?: OptionalPermissions;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error("ServicesProvider is missing");
  return services;
}

export function useClient(): Client {
  return useServices().client;
}

export function useExporter(): DossierExporter {
  const { exporter } = useServices();
  if (!exporter) throw new Error("services.exporter is missing");
  return exporter;
}

export function usePermissions(): OptionalPermissions {
  const { permissions } = useServices();
  if (!permissions) throw new Error("services.permissions is missing");
  return permissions;
}
