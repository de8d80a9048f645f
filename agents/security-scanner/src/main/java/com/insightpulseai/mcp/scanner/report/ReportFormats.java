package com.insightpulseai.mcp.scanner.report;

import java.util.List;
import java.util.Optional;

/** All formats by their names. */
public final class ReportFormats {

    /** The names of all formats, the default first. */
    public static final List<String> NAMES = List.of("table", "json", "sarif", "markdown", "junit", "codeclimate");

    private ReportFormats() {
    }

    /**
     * Returns the format of a name.
     *
     * @throws IllegalArgumentException for none of {@link #NAMES}
     */
    public static ReportFormat create(String name, RenderOptions options) {
        return switch (name) {
            case "table" -> new TableReport(options);
            case "json" -> new JsonReport();
            case "sarif" -> new SarifReport(options.forUpload());
            case "markdown" -> new MarkdownReport(Integer.MAX_VALUE, Optional.empty());
            case "junit" -> new JunitReport();
            case "codeclimate" -> new CodeClimateReport();
            default -> throw new IllegalArgumentException("no format " + name + "; there are " + String.join(", ", NAMES));
        };
    }

    /**
     * Returns Markdown of a bounded size, for places that refuse larger texts. Whole rows are left out, the least urgent ones.
     *
     * @param mostBytes of UTF-8, at least 10,000
     * @param whereMore a sentence in Markdown that says where the rest is
     */
    public static ReportFormat markdown(int mostBytes, Optional<String> whereMore) {
        return new MarkdownReport(mostBytes, whereMore);
    }
}
