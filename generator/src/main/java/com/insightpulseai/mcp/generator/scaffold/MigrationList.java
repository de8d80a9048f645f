package com.insightpulseai.mcp.generator.scaffold;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.Mistakes;

/** {@code PackagedMigrations}, which names all migrations in order. */
final class MigrationList {

    static final String PATH = "migrations/src/main/java/com/insightpulseai/mcp/migrations/PackagedMigrations.java";
    static final String FOLDER = "migrations/src/main/resources/db/migration/";

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__");
    private static final Pattern LAST = Pattern.compile("(?<=\")(V\\d+__\\w+\\.sql)\"\\);");

    private MigrationList() {
    }

    /** The file name of the migration behind all that there are. */
    static String next(Checkout checkout, String what) {
        int newest = checkout.below(FOLDER).stream().map(VERSION::matcher).filter(Matcher::find)
                .mapToInt(version -> Integer.parseInt(version.group(1))).max().orElse(0);
        return "V" + (newest + 1) + "__" + what + ".sql";
    }

    static String add(String source, String file) {
        Matcher last = LAST.matcher(source);
        if (!last.find()) {
            throw new Mistakes("has no list of migrations that ends in '.sql\");'; end it like that");
        }
        return source.substring(0, last.end(1)) + "\",\n            \"" + file + source.substring(last.end(1));
    }
}
