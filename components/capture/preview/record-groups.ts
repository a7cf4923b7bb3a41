import { i18n } from "#i18n";
import { type CaptureRecord, NOT_COLLECTED } from "../../../utils/core";
import { formatExactTime, formatMatch, formatNumber, formatOffset } from "../../ui/format";
import { contextLabel, kindLabel, originLabel, outcomeLabel, triggerLabel } from "../../ui/labels";
import {
  count,
  type Fact,
  type FactGroup,
  known,
  lines,
  pairs,
  pixels,
  text,
  type Unknown,
  yesNo,
} from "./fact-values";
import { networkGroup } from "./network-group";

function captureGroup(record: CaptureRecord, recordSha256: string): FactGroup {
  return {
    title: i18n.t("record.group_capture"),
    facts: [
      [i18n.t("record.title"), record.purpose.title],
      [i18n.t("record.kind"), kindLabel(record.purpose.kind)],
      [i18n.t("record.note"), record.purpose.note],
      [i18n.t("record.checklist_item"), text(record.purpose.checklistItem)],
      [i18n.t("record.origin"), originLabel(record.origin)],
      [i18n.t("record.trigger"), triggerLabel(record.trigger)],
      [i18n.t("record.outcome"), outcomeLabel(record.outcome)],
      [i18n.t("record.who_name"), text(record.who.name)],
      [i18n.t("record.who_role"), text(record.who.role)],
      [i18n.t("record.capture_id"), record.captureId],
      [i18n.t("record.mission_id"), record.missionId],
      [i18n.t("record.journal_sequence"), formatNumber(record.journal.sequence)],
      [i18n.t("record.journal_previous"), record.journal.previousHash],
      [i18n.t("record.record_sha256"), recordSha256],
      [i18n.t("record.format"), `${record.format} ${record.version}`],
    ],
  };
}

function timeGroup(record: CaptureRecord): FactGroup {
  return {
    title: i18n.t("record.group_time"),
    facts: [
      [i18n.t("record.started"), `${formatExactTime(record.startedAt)}\n${record.startedAt}`],
      [i18n.t("record.ended"), `${formatExactTime(record.endedAt)}\n${record.endedAt}`],
      [
        i18n.t("record.stated_date"),
        record.statedDate === null ? i18n.t("record.none") : formatExactTime(record.statedDate),
      ],
      [i18n.t("record.local_offset"), formatOffset(record.localOffsetMinutes)],
      [i18n.t("record.time_zone"), text(record.timeZone)],
      [i18n.t("record.clock_offset"), clockOffset(record.clock)],
      [i18n.t("record.clock_source"), text(record.clock.source)],
      ...authorityClock(record.clock),
    ],
  };
}

/** Records of before a timestamp was ever obtained have none. */
function authorityClock({ authority }: CaptureRecord["clock"]): Fact[] {
  if (!authority) return [];
  const { source, measuredAt } = authority;
  return [
    [i18n.t("record.clock_authority_offset"), clockOffset(authority)],
    [i18n.t("record.clock_authority_source"), `${source}\n${formatExactTime(measuredAt)}`],
  ];
}

function clockOffset({
  offsetMs,
  uncertaintyMs = NOT_COLLECTED,
}: Pick<CaptureRecord["clock"], "offsetMs" | "uncertaintyMs">): string | null {
  return known(offsetMs, (ms) =>
    uncertaintyMs === NOT_COLLECTED
      ? i18n.t("record.ms", [formatNumber(ms)])
      : i18n.t("record.ms_within", [formatNumber(ms), formatNumber(uncertaintyMs)]),
  );
}

function pageGroup(page: NonNullable<CaptureRecord["page"]>): FactGroup {
  return {
    title: i18n.t("record.group_page"),
    facts: [
      [i18n.t("record.requested_url"), text(page.requestedUrl)],
      [i18n.t("record.final_url"), page.finalUrl],
      [i18n.t("record.redirects"), known(page.redirects, lines)],
      [i18n.t("record.page_title"), page.title],
      [i18n.t("record.referrer"), text(page.referrer)],
      [i18n.t("record.language"), text(page.language)],
      [i18n.t("record.character_set"), text(page.characterSet)],
      [i18n.t("record.content_type"), text(page.contentType)],
      [i18n.t("record.last_modified"), text(page.lastModified)],
      [i18n.t("record.ready_state"), text(page.readyState)],
      [i18n.t("record.page_size"), known(page.pageSize, pixels)],
      [
        i18n.t("record.scroll_position"),
        known(page.scrollPosition, ({ x, y }) => i18n.t("record.position", [formatNumber(x), formatNumber(y)])),
      ],
      [i18n.t("record.frames"), count(page.frames)],
      [i18n.t("record.mutations"), count(page.mutationsDuringCapture)],
      ...optionalCount(i18n.t("record.mutations_before"), page.mutationsBeforeSnapshot),
      ...optionalCount(i18n.t("record.mutations_after"), page.mutationsAfterSnapshot),
    ],
  };
}

/** How the saved page came to be; records of before it was noted have none of it. */
function copyGroup({ snapshot, fidelity }: CaptureRecord): FactGroup {
  const facts: Fact[] = [];
  if (snapshot !== undefined && snapshot !== NOT_COLLECTED) {
    const { elements, frames, files, substitutes } = snapshot;
    facts.push(
      [i18n.t("record.elements"), formatNumber(elements)],
      [i18n.t("record.frames_live"), formatNumber(frames.live)],
      [i18n.t("record.frames_source"), formatNumber(frames.fromSource)],
      [i18n.t("record.frames_photographed"), formatNumber(frames.photographed)],
      [i18n.t("record.files_page"), formatNumber(files.page)],
      [i18n.t("record.files_background"), formatNumber(files.background)],
      [i18n.t("record.files_mhtml"), formatNumber(files.mhtml)],
      [i18n.t("record.substituted"), formatNumber(substitutes.length)],
    );
  }
  if (fidelity !== undefined) {
    facts.push([
      i18n.t("record.fidelity"),
      known(fidelity, ({ comparedPixels, differingPixels }) =>
        i18n.t("record.fidelity_value", [
          formatMatch(differingPixels, comparedPixels),
          formatNumber(differingPixels),
          formatNumber(comparedPixels),
        ]),
      ),
    ]);
  }
  return { title: i18n.t("record.group_copy"), facts };
}

function optionalCount(label: string, value: number | Unknown | undefined): Fact[] {
  return value === undefined ? [] : [[label, count(value)]];
}

function contextGroup(context: NonNullable<CaptureRecord["context"]>): FactGroup {
  return {
    title: i18n.t("record.group_context"),
    facts: [
      [i18n.t("record.context_target"), contextLabel(context.target)],
      [i18n.t("record.context_url"), context.url ?? ""],
      [i18n.t("record.context_text"), context.text ?? ""],
    ],
  };
}

function environmentGroup({ environment: it }: CaptureRecord): FactGroup {
  return {
    title: i18n.t("record.group_environment"),
    facts: [
      [i18n.t("record.operating_system"), text(it.operatingSystem)],
      [i18n.t("record.architecture"), text(it.architecture)],
      [i18n.t("record.browser"), text(it.browser)],
      [i18n.t("record.browser_version"), text(it.browserVersion)],
      [i18n.t("record.user_agent"), text(it.userAgent)],
      [i18n.t("record.languages"), known(it.languages, lines)],
      [i18n.t("record.viewport"), known(it.viewport, pixels)],
      [i18n.t("record.pixel_ratio"), count(it.devicePixelRatio)],
      [i18n.t("record.zoom"), count(it.zoom)],
      [
        i18n.t("record.screen"),
        known(it.screen, (screen) => `${pixels(screen)}, ${i18n.t("record.bits", [screen.colorDepth])}`),
      ],
      [i18n.t("record.private_window"), yesNo(it.privateWindow)],
      [i18n.t("record.cookies"), yesNo(it.cookiesEnabled)],
      [i18n.t("record.fresh_reload"), yesNo(it.freshReload)],
      [i18n.t("record.account"), text(it.account)],
    ],
  };
}

function softwareGroup({ software }: CaptureRecord): FactGroup {
  return {
    title: i18n.t("record.group_software"),
    facts: [
      [i18n.t("record.software"), `${software.name} ${software.version}`],
      [i18n.t("record.revision"), software.revision],
      [i18n.t("record.options"), pairs(software.options)],
    ],
  };
}

/** Every field of a record, in the order in which a reader asks for them. */
export function recordGroups(record: CaptureRecord, recordSha256: string): FactGroup[] {
  return [
    captureGroup(record, recordSha256),
    timeGroup(record),
    ...(record.page ? [pageGroup(record.page)] : []),
    ...[copyGroup(record)].filter(({ facts }) => facts.length > 0),
    ...(record.context ? [contextGroup(record.context)] : []),
    environmentGroup(record),
    networkGroup(record),
    softwareGroup(record),
  ];
}
