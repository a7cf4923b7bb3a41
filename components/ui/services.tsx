import { createContext, use } from "react";
import type {
  Client,
  DossierChecker,
  DossierExporter,
  MailImporter,
  OptionalPermissions,
  ReportMaker,
  SitePermissions,
} from "../../utils/messages";

/** What components reach the outside with; tests and the design harness pass fakes. */
export interface Services {
  readonly client: Client;
  /** The desk only; the popup has none. */
  readonly exporter?: DossierExporter;
  readonly checker?: DossierChecker;
  readonly mailImporter?: MailImporter;
  readonly reportMaker?: ReportMaker;
  readonly permissions?: OptionalPermissions;
  readonly sites?: SitePermissions;
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

export function useChecker(): DossierChecker {
  const { checker } = useServices();
  if (!checker) throw new Error("services.checker is missing");
  return checker;
}

export function useMailImporter(): MailImporter {
  const { mailImporter } = useServices();
  if (!mailImporter) throw new Error("services.mailImporter is missing");
  return mailImporter;
}

export function useReportMaker(): ReportMaker {
  const { reportMaker } = useServices();
  if (!reportMaker) throw new Error("services.reportMaker is missing");
  return reportMaker;
}

export function usePermissions(): OptionalPermissions {
  const { permissions } = useServices();
  if (!permissions) throw new Error("services.permissions is missing");
  return permissions;
}

export function useSites(): SitePermissions {
  const { sites } = useServices();
  if (!sites) throw new Error("services.sites is missing");
  return sites;
}
