package com.insightpulseai.mcp.provider.socket.packages;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the spellings of one package have in common, by the rules of its package type. A provider may name a package otherwise
 * than it was asked for.
 *
 * @see <a href="https://github.com/package-url/purl-spec/blob/main/PURL-TYPES.rst">Package URL types</a>
 */
final class PackageSpelling {

    /** Maven's, RubyGems' and all other names have case. */
    private static final Set<String> NAMES_WITHOUT_CASE = Set.of("alpm", "apk", "bitbucket", "cargo", "composer", "deb",
            "docker",
            "github", "gitlab", "golang", "hex", "npm", "nuget", "oci", "openvsx", "pub", "pypi", "rpm", "vscode");
    private static final Set<String> VERSIONS_WITHOUT_CASE = Set.of("composer", "nuget", "pypi");
    /** 1.0 is 1.0.0 there. */
    private static final Set<String> ZEROS_AT_THE_END_MEAN_NOTHING = Set.of("composer", "gem", "nuget", "pypi");
    /** PEP 503: names at PyPI are the same however they are separated. */
    private static final Pattern PYPI_SEPARATORS = Pattern.compile("[-_.]+");
    private static final String OF_NO_MODULE = "+incompatible";

    private PackageSpelling() {
    }

    /** Of spellings that are of one package for certain. */
    static String exact(String type, String name, String version) {
        return key(type, type.equals("pypi") ? pypi(name) : name, version);
    }

    /** Of spellings that may be of one package. */
    static String loose(String type, String name, String version) {
        String known = type.toLowerCase(Locale.ROOT);
        return key(known, looseName(known, name), looseVersion(known, version));
    }

    private static String looseName(String type, String name) {
        String known = NAMES_WITHOUT_CASE.contains(type) ? name.toLowerCase(Locale.ROOT) : name;
        return switch (type) {
            case "pypi" -> pypi(known);
            case "cargo" -> known.replace('_', '-');
            case "npm" -> known.startsWith("@") ? known.substring(1) : known;
            default -> known;
        };
    }

    private static String looseVersion(String type, String version) {
        String known = VERSIONS_WITHOUT_CASE.contains(type) ? version.toLowerCase(Locale.ROOT) : version;
        if (known.length() > 1 && (known.charAt(0) == 'v' || known.charAt(0) == 'V') && isDigit(known.charAt(1))) {
            known = known.substring(1);
        }
        if (type.equals("golang") && known.endsWith(OF_NO_MODULE)) {
            known = known.substring(0, known.length() - OF_NO_MODULE.length());
        }
        while (ZEROS_AT_THE_END_MEAN_NOTHING.contains(type) && known.endsWith(".0")) {
            known = known.substring(0, known.length() - 2);
        }
        return known;
    }

    private static String pypi(String name) {
        return PYPI_SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static String key(String type, String name, String version) {
        return type + "/" + name + "@" + version;
    }
}
