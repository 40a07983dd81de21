package peering.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings that a service reads below {@code peering.}, as its sources declare them: interfaces
 * with {@code @ConfigMapping}.
 *
 * @param all as environment variables
 * @param required those without a default, neither there nor in the service's own properties
 */
record Settings(Set<String> all, Set<String> required) {
    private static final Pattern PREFIX =
            Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern NAME = Pattern.compile("@WithName\\(\"([^\"]+)\"\\)");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^    ((?:@With[^\n]*\\s+)*)([A-Z]?[\\w<>]+) (\\w+)\\(\\);");

    /** Of a module beside this one, and of what all services share. */
    static Settings of(Path module) throws IOException {
        var all = new TreeSet<String>();
        var required = new TreeSet<String>();
        String properties = properties(module);
        for (Path tree : List.of(module, module.resolveSibling("service-kit"))) {
            try (var files = Files.walk(tree.resolve("src/main/java"))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith("Config.java")).toList()) {
                    read(Files.readString(file), properties, all, required);
                }
            }
        }
        return new Settings(all, required);
    }

    static String properties(Path module) throws IOException {
        return Files.readString(module.resolve("src/main/resources/application.properties"));
    }

    private static void read(
            String source, String properties, Set<String> all, Set<String> required) {
        var prefix = PREFIX.matcher(source);
        if (!prefix.find()) return;
        var method = METHOD.matcher(source);
        while (method.find()) {
            if (source.contains("interface " + method.group(2))) continue;
            var named = NAME.matcher(method.group(1));
            String name = named.find() ? named.group(1) : dashed(method.group(3));
            String key = prefix.group(1) + "." + name;
            all.add(variable(key));
            boolean optional =
                    method.group(1).contains("@WithDefault")
                            || method.group(2).startsWith("Optional")
                            || properties.contains("\n" + key + "=");
            if (!optional) required.add(variable(key));
        }
    }

    private static String dashed(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String variable(String key) {
        return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
