// Reads [{secret, headers, body}] from standard input and writes, for each, what the two public
// verifiers say: [{standardwebhooks, svix}], each null if it accepts and else why it refuses.
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { readFileSync } from "node:fs";

function refusal(Verifier, { secret, headers, body }) {
  try {
    new Verifier(secret).verify(body, headers);
    return null;
  } catch (refused) {
    return `${refused.name}: ${refused.message}`;
  }
}

const cases = JSON.parse(readFileSync(0, "utf8"));
const verdicts = cases.map((one) => ({
  standardwebhooks: refusal(StandardWebhook, one),
  svix: refusal(SvixWebhook, one),
}));
process.stdout.write(JSON.stringify(verdicts));
