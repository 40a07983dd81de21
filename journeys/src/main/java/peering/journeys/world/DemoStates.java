package peering.journeys.world;

import java.util.List;
import java.util.function.Consumer;
import peering.journeys.world.DemoSpace.Space;

/**
 * Prefixes of every validation state that a registered prefix can have, so that a visitor sees what
 * each means. Invalid is not among them: what is no prefix is not let in.
 */
final class DemoStates {
    private final Peering peering;
    private final Consumer<String> progress;

    DemoStates(Peering peering, Consumer<String> progress) {
        this.peering = peering;
        this.progress = progress;
    }

    /**
     * @param partner the organisation that carries the connection
     */
    void load(String customer, String connection, String partner, String partnerId)
            throws InterruptedException {
        var claims = new Claims(customer, connection, partner, partnerId);
        show(claims, DemoSpace.SOUND, "Verified");
        show(claims, DemoSpace.CONTRADICTED, "Failed");
        show(claims, DemoSpace.UNKNOWN, "Unknown");
        if (peering.prefixOf(customer, connection, DemoSpace.GIVEN_BACK.prefix()).isEmpty()) {
            peering.release(customer, claims.enter(DemoSpace.GIVEN_BACK));
        }
    }

    /** Of a customer who has to prove its control, and has not. */
    void loadUnproved(String customer, String connection, String partner, String partnerId)
            throws InterruptedException {
        var claims = new Claims(customer, connection, partner, partnerId);
        show(claims, DemoSpace.UNPROVED, "Pending");
    }

    private void show(Claims claims, Space space, String state) throws InterruptedException {
        var prefix = peering.validated(claims.customer, claims.enter(space), state);
        String sentence = prefix.path("verdict").path("sentence").asText();
        progress.accept("demo world: %s is %s: %s".formatted(space.prefix(), state, sentence));
    }

    private final class Claims {
        private final String customer;
        private final String connection;
        private final String partner;
        private final String partnerId;

        Claims(String customer, String connection, String partner, String partnerId) {
            this.customer = customer;
            this.connection = connection;
            this.partner = partner;
            this.partnerId = partnerId;
        }

        /** The id of the prefix, registered now if it was not. */
        String enter(Space space) {
            return peering.prefixOf(customer, connection, space.prefix())
                    .map(there -> there.path("id").asText())
                    .orElseGet(() -> {
                        var origins = List.of(space.origin());
                        String key = peering.key(partner, partnerId, space.prefix(), origins);
                        return peering.prefix(customer, connection, space.prefix(), key);
                    });
        }
    }
}
