package com.insightpulseai.mcp.scanner.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.scanner.file.FileSelection;
import com.insightpulseai.mcp.scanner.file.SelectedFile;
import com.insightpulseai.mcp.scanner.gate.JudgedFinding.Place;
import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.ManifestPosition;

/**
 * Any manifest of any format has a line for any finding, and that line is in the file. Of an input the first byte chooses
 * the format and the second is the offset of a position; the rest is the manifest.
 */
class ManifestLinesFuzzTest {

    private static final List<String> NAMES = List.of("package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml",
            "bun.lock", "bun.lockb", "uv.lock", "requirements.txt", "Pipfile.lock", "go.mod", "go.sum", "Cargo.lock",
            "Gemfile.lock", "gradle.lockfile", "pom.xml", "composer.lock", "packages.lock.json", "build.gradle");

    @FuzzTest
    void everyFindingHasALineOfTheFile(byte[] input) {
        if (input.length < 2) {
            return;
        }
        String name = NAMES.get(Byte.toUnsignedInt(input[0]) % NAMES.size());
        byte[] content = Arrays.copyOfRange(input, 2, input.length);
        FileSelection selection = new FileSelection(List.of(new Content(name, content)), List.of(), List.of(), List.of(),
                Optional.empty());
        int offset = Byte.toUnsignedInt(input[1]);
        List<Finding> findings = List.of(TestFindings.in(name, "npm", "a", "1.0.0", true),
                TestFindings.in(name, "maven", "a/b", "", false), TestFindings.in(name, "pypi", "A_b", "1.0.0", false),
                TestFindings.of("npm", "@a/b", "", true, List.of(name),
                        List.of(new ManifestPosition(name, offset, offset + 1))));
        ManifestLines lines = new ManifestLines(selection, findings);
        int last = 1;
        for (byte value : content) {
            last += value == '\n' ? 1 : 0;
        }
        for (Finding finding : findings) {
            Place place = lines.place(finding).orElseThrow();
            assertThat(place.file()).isEqualTo(name);
            assertThat(place.line()).isBetween(1, last);
        }
    }

    private record Content(String path, byte[] content) implements SelectedFile {

        @Override
        public String sha256() {
            return "";
        }
    }
}
