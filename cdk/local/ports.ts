const usual = { portal: 8080, smtp: 2525 };
const highest = 65_535;

export type PortSettings = {
  PORT?: number | undefined;
  VLOT_MAIL_PORT?: number | undefined;
  VLOT_SIGNIN_PORT?: number | undefined;
  VLOT_SMTP_PORT?: number | undefined;
};

/** One setting moves all four, so that two runs on one machine need one choice. 0 is any free port. */
export function portsOf({ PORT, VLOT_MAIL_PORT, VLOT_SIGNIN_PORT, VLOT_SMTP_PORT }: PortSettings) {
  const portal = PORT ?? usual.portal;
  const next = (offset: number) => {
    const port = portal + offset;
    return portal === 0 || port < 1 || port > highest ? 0 : port;
  };
  return {
    portal,
    mail: VLOT_MAIL_PORT ?? next(1),
    signIn: VLOT_SIGNIN_PORT ?? next(2),
    smtp: VLOT_SMTP_PORT ?? next(usual.smtp - usual.portal),
  };
}
