package peering.validator.gather;

import java.util.Optional;
import peering.validator.evidence.Question;

/**
 * A question that is to be put now.
 *
 * @param wish counts how often the claim's side wanted it put; while it is under way it may grow
 * @param answer what was said last, JSON; empty if nothing was
 * @param failures in a row before this attempt
 */
record Errand(String id, long wish, int failures, Question question, Optional<String> answer) {}
