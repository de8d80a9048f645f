package com.insightpulseai.mcp.generator.pom;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Mistakes;

/** A list in a {@code pom.xml}, between two comments that name its subject. */
final class PomList {

    private final String subject;
    private final String begin;
    private final String end;

    /** @param subject a plural with a capital letter, such as {@code Tools} */
    PomList(String subject) {
        this.subject = subject.toLowerCase(Locale.ROOT);
        this.begin = "    <!-- " + subject + ", written by ./generate -->\n";
        this.end = "    <!-- End of the " + this.subject + " -->\n";
    }

    /** @throws Mistakes if the file has no such list */
    GeneratedFile with(String path, List<String> elements, Checkout checkout) {
        String pom = checkout.require(path);
        int first = pom.indexOf(begin);
        int last = pom.indexOf(end);
        if (first < 0 || last < first) {
            throw new Mistakes(path + ": the lines '" + begin.strip() + "' and '" + end.strip() + "' have to be around its "
                    + subject);
        }
        return new GeneratedFile(path, pom.substring(0, first + begin.length())
                + elements.stream().collect(Collectors.joining()) + pom.substring(last));
    }

    static String module(String folder) {
        return "    <module>" + folder + "</module>\n";
    }

    static String dependency(String artifact) {
        return """
                    <dependency>
                      <groupId>com.insightpulseai.mcp</groupId>
                      <artifactId>%s</artifactId>
                      <version>${project.version}</version>
                    </dependency>
                """.formatted(artifact);
    }
}
