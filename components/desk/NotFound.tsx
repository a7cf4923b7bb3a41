import { Button, Title } from "@mantine/core";
import { i18n } from "#i18n";
import { Callout } from "../ui/Callout";
import { usePageTitle } from "../ui/usePageTitle";
import { routeHref } from "./routes";

export function NotFound() {
  const title = i18n.t("desk.not_found_title");
  const heading = usePageTitle(title);
  return (
    <>
      <Title order={1} ref={heading} tabIndex={-1} mb="md">
        {title}
      </Title>
      <Callout tone="info">
        <p>{i18n.t("desk.not_found_text")}</p>
      </Callout>
      <Button component="a" href={routeHref({ name: "missions" })} mt="md">
        {i18n.t("desk.all_missions")}
      </Button>
    </>
  );
}
