package peering.validator.web;

import java.util.HashMap;
import java.util.Map;

/** How many of something are under way, together and of each organisation. For several threads. */
public final class Turns {
    private final int most;
    private final int mostOfOne;
    private final Map<String, Integer> underWay = new HashMap<>();
    private int all;

    /**
     * @param most together
     * @param mostOfOne of one organisation
     */
    public Turns(int most, int mostOfOne) {
        if (most < 1 || mostOfOne < 1)
            throw new IllegalArgumentException("nobody would have a turn");
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** False if as many are under way as may be; otherwise {@link #leave} has to follow. */
    public synchronized boolean enter(String organisation) {
        int own = underWay.getOrDefault(organisation, 0);
        if (all >= most || own >= mostOfOne) return false;
        underWay.put(organisation, own + 1);
        all++;
        return true;
    }

    public synchronized void leave(String organisation) {
        underWay.computeIfPresent(organisation, (_, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
