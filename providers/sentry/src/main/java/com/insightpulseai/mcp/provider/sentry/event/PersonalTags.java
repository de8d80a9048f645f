package com.insightpulseai.mcp.provider.sentry.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which tags of events speak of people or of their machines, told by the words of their names. */
final class PersonalTags {

    private static final Set<String> NAMES = Set.of("server_name", "hostname", "device.name", "computer_name", "full_name",
            "first_name", "last_name");
    private static final Set<String> WORDS = Set.of("user", "username", "userid", "email", "mail", "ip", "phone", "geo", "url",
            "uri", "referer", "referrer", "session", "sessionid", "cookie", "address", "customer", "account", "login");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");

    private PersonalTags() {
    }

    static boolean include(String name) {
        String words = HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
        return NAMES.contains(words) || Arrays.stream(BETWEEN_WORDS.split(words)).anyMatch(WORDS::contains);
    }
}
