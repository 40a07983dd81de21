package peering.registration.connection;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import peering.registration.web.OneLine;

/**
 * A customer's own words about a connection: at most 50 keys with a value each, all of one line. A
 * key has no colon, so that {@code key:value} means one thing.
 */
@Constraint(validatedBy = Tags.Rule.class)
@Target({
    ElementType.FIELD,
    ElementType.PARAMETER,
    ElementType.TYPE_USE,
    ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Tags {
    String message() default
            "is no map of tags; send at most 50 keys without ':' and their values, each one line of 1 to 100 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The rule, and how tags stand in their column: as {@code key:value}, sorted. */
    final class Rule implements ConstraintValidator<Tags, Map<String, String>> {
        private static final int MOST = 50;
        private static final int LONGEST = 100;
        private static final Pattern LINE = Pattern.compile(OneLine.REGEXP);

        @Override
        public boolean isValid(Map<String, String> tags, ConstraintValidatorContext context) {
            if (tags == null) return true;
            return tags.size() <= MOST
                    && tags.entrySet().stream()
                            .allMatch(tag -> isKey(tag.getKey()) && isLine(tag.getValue()));
        }

        /** True for the {@code key:value} of a filter. */
        static boolean isPair(String text) {
            int colon = text.indexOf(':');
            return colon > 0
                    && isLine(text.substring(0, colon))
                    && isLine(text.substring(colon + 1));
        }

        static String[] toColumn(Map<String, String> tags) {
            return tags.entrySet().stream()
                    .map(tag -> tag.getKey() + ":" + tag.getValue())
                    .sorted()
                    .toArray(String[]::new);
        }

        static Map<String, String> ofColumn(String[] pairs) {
            var tags = new TreeMap<String, String>();
            Arrays.stream(pairs)
                    .map(pair -> pair.split(":", 2))
                    .forEach(parts -> tags.put(parts[0], parts[1]));
            return Collections.unmodifiableMap(tags);
        }

        private static boolean isKey(String key) {
            return isLine(key) && key.indexOf(':') < 0;
        }

        private static boolean isLine(String text) {
            return text != null && text.length() <= LONGEST && LINE.matcher(text).matches();
        }
    }
}
