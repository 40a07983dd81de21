package peering.registration.partner.proof;

/** What one attempt saw, with the evidence for people. */
sealed interface Sight {
    int LONGEST = 1000;

    String evidence();

    /** As it stands in JSON and in the database. */
    default String word() {
        return switch (this) {
            case Proven _ -> "proven";
            case NotProven _ -> "not-proven";
            case Unavailable _ -> "unavailable";
        };
    }

    record Proven(String evidence) implements Sight {
        public Proven {
            evidence = bounded(evidence);
        }
    }

    record NotProven(String evidence) implements Sight {
        public NotProven {
            evidence = bounded(evidence);
        }
    }

    /** Nothing was seen, so nothing is known; another attempt may see more. */
    record Unavailable(String evidence) implements Sight {
        public Unavailable {
            evidence = bounded(evidence);
        }
    }

    /** Foreign text goes into the database: short, and without what it does not take. */
    private static String bounded(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cs}]", " ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
