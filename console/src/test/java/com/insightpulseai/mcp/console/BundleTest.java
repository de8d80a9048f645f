package com.insightpulseai.mcp.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

/** The files as they are served by the hub and uploaded to S3. */
class BundleTest {

    private static final Path SITE = Path.of("target", "site", "console");
    private static final int LARGEST_GZIPPED_BYTES = 90_000;

    @Test
    void scriptAndStyleStayWithinTheirBudget() throws IOException {
        int total = 0;
        for (Path file : assets()) {
            int size = gzipped(file);
            System.out.println("console: " + SITE.relativize(file) + " " + size + " bytes gzipped");
            total += size;
        }
        System.out.println("console: " + total + " bytes of script and style gzipped, at most " + LARGEST_GZIPPED_BYTES);
        assertThat(total).isPositive().isLessThanOrEqualTo(LARGEST_GZIPPED_BYTES);
    }

    @Test
    void namesOfAssetsChangeWithTheirContent() throws IOException {
        assertThat(assets())
                .allSatisfy(file -> assertThat(file.getFileName().toString()).matches("[a-z]+-[A-Z0-9]{8}\\.(js|css)"));
    }

    @Test
    void sourcesAreNotPublished() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.equals("index.html") || name.endsWith(".js") || name.endsWith(".css"));
        }
        for (Path file : assets()) {
            assertThat(Files.readString(file)).doesNotContain("sourceMappingURL");
        }
    }

    @Test
    void pageNamesItsAssetsAndHasNothingInline() throws IOException {
        String page = Files.readString(SITE.resolve("index.html"), UTF_8);
        assertThat(page).containsPattern("src=\"/console/assets/app-[A-Z0-9]{8}\\.js\"")
                .containsPattern("href=\"/console/assets/app-[A-Z0-9]{8}\\.css\"")
                .doesNotContain("style=", "<style", "{#", "<script>");
    }

    private static List<Path> assets() throws IOException {
        try (Stream<Path> files = Files.walk(SITE.resolve("assets"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static int gzipped(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(file));
        }
        return bytes.size();
    }
}
