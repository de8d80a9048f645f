package com.insightpulseai.mcp.generator.scaffold;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.SourceVersion;

import com.insightpulseai.mcp.config.ToolPresentation;
import com.insightpulseai.mcp.generator.Mistakes;

/** How names and sentences are written in the languages of the files that they come into. */
final class Words {

    private static final Pattern SENTENCE = Pattern.compile("[^\\p{Cntrl}|<>&*`\\\\\"{}$/]{1,200}(?<![.\\s])");
    private static final Pattern TITLE = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} .+-]{0,38}[\\p{L}\\p{N}+])?");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+/?");
    private static final Pattern PLAIN = Pattern.compile("\\p{L}+( \\p{L}+)*");
    private static final Pattern NO_TEXT = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private Words() {
    }

    static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static String decapitalized(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** A method's name: a tool's last word, unless that means something in Java. */
    static String method(String tool) {
        String last = tool.substring(tool.lastIndexOf('.') + 1);
        return SourceVersion.isKeyword(last) ? "call" : last;
    }

    /** What a tool is about: {@code package alert} of {@code package.alert.list}. */
    static String subject(String tool) {
        List<String> words = words(tool).toList();
        return String.join(" ", words.subList(0, Math.max(1, words.size() - 1)));
    }

    /** A tool's name for people: {@code Acme: sample list}, cut to what the configuration takes. */
    static String toolTitle(String provider, String tool) {
        String title = provider + ": " + tool.replace('.', ' ');
        return title.substring(0, Math.min(title.length(), ToolPresentation.LONGEST_TITLE)).strip();
    }

    static String plural(String noun) {
        if (noun.endsWith("s")) {
            return noun;
        }
        return noun.matches(".*[^aeiou]y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }

    /** A scalar of YAML, in quotes unless it is plain words that YAML takes for nothing else. */
    static String yaml(String text) {
        return PLAIN.matcher(text).matches() && !NO_TEXT.matcher(text).matches() ? text : '"' + text + '"';
    }

    /** @throws Mistakes unless it can stand in YAML, Markdown, XML and a comment as it is */
    static String sentence(String option, String text) {
        if (!SENTENCE.matcher(text).matches()) {
            throw new Mistakes(
                    option + ": '" + text + "' has to be one sentence of at most 200 characters, without a full stop at its "
                            + "end and none of | < > & * ` \\ / \" { } $");
        }
        return text;
    }

    /** @throws Mistakes unless it can stand in code and in documents as it is */
    static String title(String text) {
        if (!TITLE.matcher(text).matches()) {
            throw new Mistakes(
                    "--title: '" + text + "' has to be at most 40 letters, digits, spaces, dots, dashes and plus signs");
        }
        return text;
    }

    /** @throws Mistakes unless it is a path without variables */
    static String path(String text) {
        if (!PATH.matcher(text).matches()) {
            throw new Mistakes("--path: '" + text + "' is not a path such as /samples, below the provider's base URL");
        }
        return text;
    }

    /** @throws Mistakes if it means something in Java, where it is the name of a package */
    static void requirePackageName(String name, String what) {
        if (SourceVersion.isKeyword(name)) {
            throw new Mistakes(
                    "'" + what + "' would be called '" + name + "' in Java, where that is a keyword; choose another name");
        }
    }

    private static Stream<String> words(String name) {
        return Stream.of(name.split("\\."));
    }
}
