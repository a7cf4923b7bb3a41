import { IconEraser, IconFile, IconMail, IconNote, IconWorld } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Capture } from "../../utils/core";
import { useBlob } from "../ui/useBlob";
import { useObjectUrl } from "../ui/useObjectUrl";
import classes from "./CaptureRow.module.css";

const ICONS = { page: IconWorld, note: IconNote, files: IconFile, mail: IconMail } as const;

/** Fetched when it comes near the view. Decorative: the row's text says what it is. */
export function Thumbnail({ capture }: { capture: Capture }) {
  const box = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(false);
  const erased = capture.erasedAt !== null;
  const { blob } = useBlob("thumbnail", near && !erased ? capture.id : null);
  const url = useObjectUrl(erased ? null : blob);

  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: "300px" },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  const Icon = erased ? IconEraser : ICONS[capture.origin];
  return (
    <span ref={box} className={classes.thumbnail} aria-hidden="true">
      {url ? <img src={url} alt="" decoding="async" /> : <Icon size={22} stroke={1.5} />}
    </span>
  );
}
