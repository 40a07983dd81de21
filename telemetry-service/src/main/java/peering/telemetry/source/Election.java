package peering.telemetry.source;

/** Which of several replicas does what only one may do. */
interface Election {

    /**
     * Takes part from now on. The callbacks come one after the other and must not block.
     *
     * @param elected we are the one now
     * @param dismissed we are not any more
     */
    void stand(Runnable elected, Runnable dismissed);

    /** Takes part no longer; gives the office back if we hold it. */
    void withdraw();

    /** Where there is nobody else: elected at once and for good. */
    final class Alone implements Election {
        @Override
        public void stand(Runnable elected, Runnable dismissed) {
            elected.run();
        }

        @Override
        public void withdraw() {
            // There is nobody to hand over to.
        }
    }
}
