import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./Settings.module.css";

interface SectionProps {
  readonly title: string;
  readonly help?: string;
  readonly children: ReactNode;
}

export function Section({ title, help, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <Title order={2} size="h3" id={id}>
          {title}
        </Title>
        {help && <p className={classes.help}>{help}</p>}
      </div>
      <div className={classes.sectionBody}>{children}</div>
    </section>
  );
}
