import { NativeSelect, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { EVIDENCE_KINDS } from "../../utils/core";
import { kindLabel } from "../ui/labels";
import classes from "./CaptureList.module.css";
import { type Listing, OUTCOME_FILTERS, SORT_ORDERS } from "./capture-listing";

interface CaptureToolsProps {
  readonly listing: Listing;
  onListing(listing: Listing): void;
}

export function CaptureTools({ listing, onListing }: CaptureToolsProps) {
  return (
    <search className={classes.tools}>
      <TextInput
        className={classes.search}
        type="search"
        label={i18n.t("captures.search")}
        placeholder={i18n.t("captures.search_placeholder")}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={listing.query}
        onChange={(event) => onListing({ ...listing, query: event.currentTarget.value })}
        data-testid="capture-search"
      />
      <NativeSelect
        label={i18n.t("captures.kind")}
        data={[
          { value: "all", label: i18n.t("captures.all_kinds") },
          ...EVIDENCE_KINDS.map((value) => ({ value, label: kindLabel(value) })),
        ]}
        value={listing.kind}
        onChange={(event) => {
          const kind = EVIDENCE_KINDS.find((value) => value === event.currentTarget.value) ?? "all";
          onListing({ ...listing, kind });
        }}
      />
      <NativeSelect
        label={i18n.t("captures.outcome")}
        data={OUTCOME_FILTERS.map((value) => ({ value, label: i18n.t(`captures.outcome_${value}`) }))}
        value={listing.outcome}
        onChange={(event) => {
          const outcome = OUTCOME_FILTERS.find((value) => value === event.currentTarget.value) ?? "all";
          onListing({ ...listing, outcome });
        }}
      />
      <NativeSelect
        label={i18n.t("captures.sort")}
        data={SORT_ORDERS.map((value) => ({ value, label: i18n.t(`captures.sort_${value}`) }))}
        value={listing.sort}
        onChange={(event) => {
          const sort = SORT_ORDERS.find((value) => value === event.currentTarget.value) ?? "dated";
          onListing({ ...listing, sort });
        }}
      />
    </search>
  );
}
