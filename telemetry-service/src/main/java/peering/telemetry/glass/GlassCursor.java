package peering.telemetry.glass;

import peering.kit.problem.CommonProblem;

/** A place in a list of routes, which is sorted by prefix, collector, peer and age. */
record GlassCursor(String announced, String collector, String peerAddress, long routeId) {
    private static final String SEPARATOR = "~";
    private static final GlassCursor START = new GlassCursor("", "", "", 0);

    static GlassCursor at(ShownRoute route) {
        return new GlassCursor(
                route.announced(), route.collector(), route.peerAddress(), route.routeId());
    }

    /**
     * Reads what {@link #toString} wrote; null is the start.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if the text is not a cursor of ours
     */
    static GlassCursor read(String text) {
        if (text == null || text.isEmpty()) return START;
        String[] parts = text.split(SEPARATOR, 4);
        try {
            return new GlassCursor(parts[0], parts[1], parts[2], Long.parseLong(parts[3]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException notOurs) {
            throw CommonProblem.foreignCursor();
        }
    }

    @Override
    public String toString() {
        return String.join(SEPARATOR, announced, collector, peerAddress, Long.toString(routeId));
    }
}
