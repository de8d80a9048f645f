package com.insightpulseai.mcp.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body, read as leniently as servers do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public record MultipartForm(List<Part> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern DISPOSITION = Pattern.compile("(?im)^content-disposition: *form-data(.*?)\r?$");
    private static final Pattern PARAMETER = Pattern.compile("; *([a-z]+)=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *(.+?)\r?$");

    /**
     * Reads a form.
     *
     * @param contentType the request's {@code Content-Type} with its boundary
     * @throws AssertionError if there is no boundary or no closing delimiter
     */
    public static MultipartForm parse(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw new AssertionError("no boundary in " + contentType);
        }
        String[] sections = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
        if (!sections[sections.length - 1].startsWith("--")) {
            throw new AssertionError("the form is not closed");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < sections.length - 1; i++) {
            // A part may end with its headers: RFC 2046, section 5.1.1.
            String[] section = sections[i].split("\r\n\r\n", 2);
            String headers = section[0];
            Map<String, String> parameters = parameters(find(DISPOSITION, headers).orElse(""));
            parts.add(new Part(Optional.ofNullable(parameters.get("name")), Optional.ofNullable(parameters.get("filename")),
                    find(TYPE, headers), section.length < 2 ? "" : section[1]));
        }
        return new MultipartForm(List.copyOf(parts));
    }

    List<String> violations() {
        return parts.stream().filter(part -> part.name().isEmpty() || part.filename().isEmpty())
                .map(part -> "a part is not a named file").toList();
    }

    /** One after the other, because a quoted value may hold what looks like a parameter. */
    private static Map<String, String> parameters(String disposition) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(disposition);
        while (matcher.lookingAt()) {
            parameters.putIfAbsent(matcher.group(1), matcher.group(2));
            matcher.region(matcher.end(), disposition.length());
        }
        return parameters;
    }

    private static Optional<String> find(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** One part with what its headers say. */
    public record Part(Optional<String> name, Optional<String> filename, Optional<String> contentType, String content) {
    }
}
