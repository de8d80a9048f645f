package com.insightpulseai.mcp.generator.scaffold;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.generator.Checkout;

/** The list that names all migrations in order. */
final class MigrationList {

    static final String FOLDER = "migrations/src/main/resources/db/migration/";
    static final String PATH = FOLDER + "index.txt";

    private static final Pattern VERSION = Pattern.compile("/V(\\d+)__");

    private MigrationList() {
    }

    /** The file name of the migration behind all that there are. */
    static String next(Checkout checkout, String what) {
        int newest = checkout.below(FOLDER).stream().map(VERSION::matcher).filter(Matcher::find)
                .mapToInt(version -> Integer.parseInt(version.group(1))).max().orElse(0);
        return "V" + (newest + 1) + "__" + what + ".sql";
    }

    static String add(String list, String file) {
        return list.stripTrailing() + "\n" + file + "\n";
    }
}
