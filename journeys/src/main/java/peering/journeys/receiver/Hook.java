package peering.journeys.receiver;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** One address that requests are sent to. Keeps the last {@value #KEPT}. */
final class Hook {
    static final int KEPT = 200;
    private static final int OK = 204;

    private final Deque<Received> received = new ArrayDeque<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private Webhook secret;

    /**
     * From now on signatures are judged with this secret, in the Standard Webhooks form {@code
     * whsec_...}.
     */
    synchronized void secret(String text) {
        try {
            secret = new Webhook(text);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("the secret is empty", e);
        }
    }

    /**
     * The next requests are answered with these statuses, one each; after them with {@value #OK}
     * again.
     */
    synchronized void answers(List<Integer> statuses) {
        answers.clear();
        answers.addAll(statuses);
    }

    synchronized Received receive(Instant at, Map<String, List<String>> headers, String body) {
        String refused = secret == null ? null : refusal(headers, body);
        var firsts = Headers.firsts(headers);
        var form = Form.of(firsts, body);
        var one =
                new Received(
                        at,
                        firsts,
                        body,
                        form.format(),
                        form.says(),
                        secret == null ? null : refused == null,
                        refused,
                        answers.isEmpty() ? OK : answers.poll());
        received.add(one);
        if (received.size() > KEPT) {
            received.removeFirst();
        }
        return one;
    }

    synchronized List<Received> all() {
        return List.copyOf(received);
    }

    /** Forgets what was received; keeps the secret. */
    synchronized void forget() {
        received.clear();
    }

    private String refusal(Map<String, List<String>> headers, String body) {
        try {
            secret.verify(body, headers);
            return null;
        } catch (WebhookVerificationException e) {
            return e.getMessage();
        }
    }
}
