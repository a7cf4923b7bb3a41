import type { Manifest } from "../core";
import { canonicalJson } from "../integrity";
import type { DescribedVolume } from "./documents";
import type { Check } from "./report";

/**
 * Whether all volumes of one dossier are there, once each.
 * @returns the manifest they share, as the first volume has it; null where no volume has a valid one
 */
export function checkVolumesComplete(volumes: readonly DescribedVolume[], check: Check): Manifest | null {
  const described = volumes.flatMap(({ volume, manifest }) => (manifest ? [{ name: volume.name, manifest }] : []));
  const first = described[0];
  if (!first) {
    check.impossible("no volume has a valid manifest");
    return null;
  }
  check.ran();
  const expected = withoutVolume(first.manifest);
  const present = new Set<number>();
  for (const { name, manifest } of described) {
    if (withoutVolume(manifest) !== expected) {
      check.fail("other-dossier", `belongs to another dossier than ${first.name}`, { volume: name });
    } else if (present.has(manifest.volume.number)) {
      check.fail("added", `is volume ${manifest.volume.number} a second time`, { volume: name });
    }
    present.add(manifest.volume.number);
  }
  // whatever an unreadable manifest would have said, its volume may be one of the missing
  for (const [index, fileName] of first.manifest.volumes.entries()) {
    if (!present.has(index + 1))
      check.fail("missing", `volume ${index + 1} of ${first.manifest.volume.count} is not there`, { path: fileName });
  }
  return first.manifest;
}

function withoutVolume(manifest: Manifest): string {
  return canonicalJson({ ...manifest, volume: null });
}
